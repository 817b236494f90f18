package reckon.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.SmallNight;

final class FormulaIT {
    @RegisterExtension
    static final Databases databases = new Databases();

    @TempDir
    private Path folder;

    @Test
    void whatASpreadsheetWouldRunIsDeliveredButNotHandedOn() throws IOException {
        SmallNight night = new SmallNight(databases.create(DatabaseKind.H2), folder);
        add(night, "resources.csv", "evil,a10000001,=SUM(A1:A9),,ACTIVE,,,,,\n");
        add(night, "resources.csv", "worse,a10000001,BCC,,\"=HYPERLINK(\"\"http://x/\"\",1)\",,,,,\n");
        add(night, "requests.csv", "q-evil,a10000001,evil,,2026-11-04T10:00:00+08:00,@why\n");
        add(night, "requests.csv", "q-worse,a10000001,evil,-1+1,2026-11-04T10:00:00+08:00,\n");
        assertThat(night.run().exitCode()).isZero();
        Path run = night.output().resolve(SmallNight.DATE.toString());
        assertThat(run.resolve("audit.csv")).content().contains(",q-evil,", ",'=SUM(A1:A9),");
        assertThat(run.resolve("rejects.csv"))
                .content()
                .contains(",kind,'-1+1,", ",status,\"'=HYPERLINK(\"\"http://x/\"\",1)\",");
    }

    private static void add(SmallNight night, String file, String line) throws IOException {
        Files.writeString(night.input().resolve(file), line, StandardOpenOption.APPEND);
    }
}
