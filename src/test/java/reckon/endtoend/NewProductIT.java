package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.CommandLines;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** The steps of {@code src/docs/changing.md}: a product comes in by a new policy version, which counts from its instant on. */
final class NewProductIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Path IN_FORCE =
            Project.folder().resolve("src/main/resources/policies/baidu-bcc-2025-10-20.yaml");

    @TempDir
    private Path folder;

    @Test
    void requestsForItAreRejectedBeforeTheVersionIsInForceAndDecidedAfter() throws IOException {
        Path candidate = folder.resolve("with-cfs.yaml");
        Files.writeString(
                candidate,
                Files.readString(IN_FORCE)
                        .replace(
                                "policy: baidu-bcc-2025-10-20",
                                "policy: with-cfs\nvalid-from: 2026-11-05T00:00:00+08:00")
                        .replace("  - CDS\n", "  - CDS\n  - CFS\n"));
        assertThat(CommandLines.execute("policy", candidate.toString()).exitCode())
                .isZero();
        Outcome difference = CommandLines.execute("policy", "diff", IN_FORCE.toString(), candidate.toString());
        assertThat(difference.out()).contains("CFS");
        deliver();

        TestDatabase database = DATABASES.create(DatabaseKind.MYSQL);
        Nights nights =
                new Nights(database, folder.resolve("output")).with("RECKON_POLICY_FILES", IN_FORCE + "," + candidate);
        nights.run(LocalDate.of(2026, 11, 5), folder.resolve("input"));

        assertThat(database.query(
                        "SELECT request_id, decision, rule, policy_version FROM decision ORDER BY request_id"))
                .containsExactly(
                        List.of("after", "FULL", "F2", "with-cfs"),
                        List.of("before", "REJECTED", "E08", "baidu-bcc-2025-10-20"));
    }

    private void deliver() throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("accounts.csv"), "account_id\na\n");
        Files.writeString(input.resolve("prices.csv"), """
                product,spec,term_months,list_price,valid_from
                CFS,small,1,60.00,2020-01-01T00:00:00+08:00
                CFS,small,12,600.00,2020-01-01T00:00:00+08:00
                """);
        Files.writeString(
                input.resolve("resources.csv"),
                "resource_id,account_id,product,spec,status\ncfs-1,a,CFS,small,ACTIVE\ncfs-2,a,CFS,small,ACTIVE\n");
        Files.writeString(
                input.resolve("orders.csv"),
                YearOfBcc.ORDERS_HEADER
                        + YearOfBcc.order("o-1", "a", "cfs-1", LocalDate.of(2026, 11, 3))
                                .replace("BCC", "CFS")
                        + YearOfBcc.order("o-2", "a", "cfs-2", LocalDate.of(2026, 11, 3))
                                .replace("BCC", "CFS"));
        Files.writeString(input.resolve("requests.csv"), """
                request_id,account_id,resource_id,submitted_at
                before,a,cfs-1,2026-11-04T23:59:59+08:00
                after,a,cfs-2,2026-11-05T00:00:00+08:00
                """);
    }
}
