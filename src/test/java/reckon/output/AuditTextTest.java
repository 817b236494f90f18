package reckon.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reckon.files.CsvLine;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.DecisionKind;

/** A line of the audit that another process has made is the line that this one would make. */
class AuditTextTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void acceptedRequestTravelsWithItsRelease() throws IOException {
        assertTravels(line("请求-1", null, Decision.PARTIAL, Instant.parse("2026-12-01T00:00:00.5Z")));
    }

    @Test
    void orderWithoutARequestAndRejectedRequestTravelWithoutOne() throws IOException {
        assertTravels(line(null, "order-1", Decision.FULL, null));
        assertTravels(line("request-2", null, Decision.REJECTED, null));
    }

    private static void assertTravels(AuditLine line) throws IOException {
        AuditText.Format format = new AuditText.Format(ZONE);
        AuditText made = AuditText.of(line, new CsvLine(ZONE));
        byte[] sent = bytes(format, made);
        AuditText received = format.read(new DataInputStream(new ByteArrayInputStream(sent)));

        assertThat(received).usingRecursiveComparison().isEqualTo(made);
        assertThat(bytes(format, received)).isEqualTo(sent);
    }

    private static byte[] bytes(AuditText.Format format, AuditText line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(line, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static AuditLine line(
            @Nullable String request, @Nullable String order, Decision decision, @Nullable Instant resourceEnd) {
        return new AuditLine(
                3,
                request,
                order,
                "account-1",
                "account-1",
                "bcc-1",
                "BCC",
                request == null ? DecisionKind.CREATE_FAILED : DecisionKind.RENEWAL,
                Instant.parse("2026-11-20T16:00:00.123456Z"),
                decision,
                "F3",
                "too many, by mistake",
                11,
                Money.of("60.00"),
                Money.of("28.06"),
                Points.of("28.06"),
                Points.of("1500.00"),
                "baidu-bcc-2025-10-20",
                "60.00 - 11 d × 60.00/31 × 1.5 = 28.06",
                resourceEnd);
    }
}
