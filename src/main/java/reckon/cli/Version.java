package reckon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version and, where it was built from a Git repository, the commit, as the build wrote them down. */
final class Version implements IVersionProvider {
    private static final String FILE = "/build.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            if (file != null) {
                build.load(file);
            }
        }
        String commit = build.getProperty("commit", "").strip();
        return new String[] {
            "reckon " + build.getProperty("version", "unknown") + (commit.isEmpty() ? "" : " (" + commit + ")")
        };
    }
}
