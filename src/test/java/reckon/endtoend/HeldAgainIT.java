package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;

/** A date that is started again says of its held requests what is so now, not what was so at its first start. */
final class HeldAgainIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);

    @TempDir
    private Path folder;

    private List<String> audit(Nights nights, String requests) throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(
                input.resolve("requests.csv"), "request_id,account_id,resource_id,kind,submitted_at\n" + requests);
        return CsvRows.read(nights.run(DATE, input).resolve("audit.csv")).stream()
                .map(row -> String.join(
                        " ", row.get("request_id"), row.get("decision"), row.get("kind"), row.get("submitted_at")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    @DisplayName(
            "I3: a held request that was delivered again with another time or kind has one line, as delivered last")
    void heldLineIsThatOfTheLastStart(DatabaseKind kind) throws IOException {
        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));
        assertThat(audit(nights, """
                        req-1,unknown,bcc-1,RESOURCE,2026-11-04T10:00:00+08:00
                        req-2,unknown,bcc-2,RESOURCE,2026-11-04T10:00:00+08:00
                        """))
                .containsExactly(
                        "req-1 HELD RESOURCE 2026-11-04T10:00:00+08:00",
                        "req-2 HELD RESOURCE 2026-11-04T10:00:00+08:00");

        assertThat(audit(nights, """
                        req-1,unknown,bcc-1,RENEWAL,2026-11-04T12:00:00+08:00
                        req-2,unknown,bcc-2,RESOURCE,2026-11-06T10:00:00+08:00
                        """)).containsExactly("req-1 HELD RENEWAL 2026-11-04T12:00:00+08:00");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    @DisplayName(
            "I1: a night that is started again writes the same bytes where a later request for what one waits for was accepted")
    void requestThatWaitsIsNotDecidedByALaterOne(DatabaseKind kind) throws IOException {
        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("accounts.csv"), "account_id,mobile\nacct-1,\n");
        Files.writeString(input.resolve("prices.csv"), """
                product,spec,term_months,list_price,valid_from
                BCC,s1,1,60.00,2020-01-01T00:00:00+08:00
                """);
        Files.writeString(
                input.resolve("resources.csv"), "resource_id,account_id,product,status\nbcc-1,acct-1,BCC,ACTIVE\n");
        Files.writeString(input.resolve("orders.csv"), """
                order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,effective_at,expires_at,duration_months,paid_cash,paid_coupon
                order-1,acct-1,bcc-1,BCC,s1,NEW,PREPAID,COMPLETED,2026-08-01T10:00:00+08:00,2026-08-01T10:00:00+08:00,2026-09-01T10:00:00+08:00,1,60.00,0.00
                order-2,acct-1,bcc-1,BCC,s1,RENEW,PREPAID,COMPLETED,2026-08-02T10:00:00+08:00,2026-11-01T10:00:00+08:00,2026-12-01T10:00:00+08:00,1,60.00,0.00
                """);
        String requests = """
                req-gap,acct-1,bcc-1,RESOURCE,2026-10-10T10:00:00+08:00
                req-later,acct-1,bcc-1,RESOURCE,2026-11-03T10:00:00+08:00
                """;
        List<String> decided = audit(nights, requests);
        assertThat(decided)
                .containsExactly(
                        "req-gap HELD RESOURCE 2026-10-10T10:00:00+08:00",
                        "req-later PARTIAL RESOURCE 2026-11-03T10:00:00+08:00");
        Path first = Files.createDirectories(folder.resolve("first"));
        Folders.copy(folder.resolve("output"), first);

        assertThat(audit(nights, requests)).isEqualTo(decided);
        assertThat(Folders.differences(folder.resolve("output"), first)).isEmpty();
    }
}
