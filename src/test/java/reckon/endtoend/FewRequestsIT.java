package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.NightInputs;
import reckon.support.Nights;

/** The database finds the orders of a few requests in another way than those of many; what is decided is the same. */
class FewRequestsIT {
    private static final int ORDERS = 200;
    private static final int REQUESTS = 20;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    Path folder;

    @Test
    void fewRequestsAmongManyOrdersAreDecidedOnMySqlAsOnTheEmbeddedDatabase() throws IOException {
        Path input = folder.resolve("input");
        NightInputs.write(input, ORDERS, 7);
        Path requests = input.resolve("requests.csv");
        List<String> lines = Files.readAllLines(requests);
        Files.write(requests, lines.subList(0, REQUESTS + 1));

        String embedded = audit(DatabaseKind.H2, input);
        assertThat(embedded.lines()).hasSize(REQUESTS + 1);
        assertThat(audit(DatabaseKind.MYSQL, input)).isEqualTo(embedded);
    }

    private String audit(DatabaseKind kind, Path input) throws IOException {
        Path output = folder.resolve(kind.name());
        Path run = new Nights(DATABASES.create(kind), output).run(NightInputs.BUSINESS_DATE, input);
        return Files.readString(run.resolve("audit.csv"));
    }
}
