package reckon.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that nobody else can read. */
@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyTest {
    private final Path folder;

    OwnerOnlyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void foldersAreMadeForTheirOwnerAlone() throws IOException {
        OwnerOnly.createFolders(folder.resolve("a/b"));

        assertThat(permissions("a")).isEqualTo("rwx------");
        assertThat(permissions("a/b")).isEqualTo("rwx------");
    }

    @Test
    void folderThatExistsIsLeftAsItIs() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        OwnerOnly.createFolders(folder);

        assertThat(permissions("")).isEqualTo("rwxr-x---");
    }

    @Test
    void fileIsWrittenForItsOwnerAlone() throws IOException {
        OwnerOnly.write(folder.resolve("key"), new byte[] {1, 2, 3});

        assertThat(permissions("key")).isEqualTo("rw-------");
        assertThat(folder.resolve("key")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void fileThatExistsIsNotWrittenOver() throws IOException {
        Files.writeString(folder.resolve("key"), "the first one");

        assertThatThrownBy(() -> OwnerOnly.write(folder.resolve("key"), new byte[] {1}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> OwnerOnly.create(folder.resolve("key")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("key")).hasContent("the first one");
    }

    @Test
    void linkToAFileIsNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("key"), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> OwnerOnly.create(folder.resolve("key")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }
}
