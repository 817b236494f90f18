package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of one valid line, variants of it, and what becomes of the line. */
final class Sample {
    private final InputKind kind;
    private final Map<String, byte[]> values;

    private Sample(InputKind kind, Map<String, byte[]> values) {
        this.kind = kind;
        this.values = values;
    }

    static Sample of(InputKind kind) {
        String[] line = (switch (kind) {
                            case ACCOUNTS -> "a-1,+8613900000001,110101199001011234,card 7,print-3,10.0.0.1,REJECTED";
                            case PRICES -> "BCC,s1,12,498.00,2020-01-01T00:00:00+08:00";
                            case RESOURCES -> "d-1,a-1,CDS,s1,FROZEN,i-1,0.5,true,false,true";
                            case ORDERS ->
                                "o-1,a-1,i-1,BCC,s1,NEW,PREPAID,COMPLETED,2023-01-01T10:00:00+08:00,"
                                        + "2023-01-01T10:00:01+08:00,2023-02-01T10:00:01+08:00,1,60.00,0.5,TRIAL,NO_REFUND,c-1,b-1,true,12,false";
                            case CONSUMPTION -> "a-1,2026-10,12.3";
                            case GRANTS -> "g-1,a-1,100,2026-10-05T12:00:00Z,2026-10,T 1";
                            case REQUESTS -> "r-1,a-1,i-1,RENEWAL,2023-01-11T15:00:00.5+08:00,not needed";
                            case SETTLEMENTS -> "s-1,rf-1,28.06,2023-01-13T09:00+08:00,PAID";
                            case ACCEPTANCES -> "SETTLEMENT_AMOUNT,rf-1,o-1,30.00,25.00,s-6,T 1";
                        }
                        + ",CNY")
                .split(",", -1);
        List<String> names = Contract.of(kind).names();
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), line[i].getBytes(StandardCharsets.UTF_8));
        }
        return new Sample(kind, values);
    }

    /** Returns a conversion: the line in which every column of an order is read. */
    static Sample conversion() {
        return of(InputKind.ORDERS).with("order_type", "CONVERT");
    }

    Sample with(String column, String value) {
        return with(column, value.getBytes(StandardCharsets.UTF_8));
    }

    Sample with(String column, byte[] value) {
        Map<String, byte[]> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new Sample(kind, changed);
    }

    /** Returns the file without a column. */
    Sample without(String column) {
        Map<String, byte[]> changed = new LinkedHashMap<>(values);
        changed.remove(column);
        return new Sample(kind, changed);
    }

    /** Returns the file with its columns in another order. */
    Sample inOrder(List<String> columns) {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        columns.forEach(column -> changed.put(column, Objects.requireNonNull(values.get(column))));
        return new Sample(kind, changed);
    }

    Sample backwards() {
        List<String> columns = new ArrayList<>(values.keySet());
        Collections.reverse(columns);
        return inOrder(columns);
    }

    byte @Nullable [] value(String column) {
        return values.get(column);
    }

    Outcome outcome() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((String.join(",", values.keySet()) + "\n").getBytes(StandardCharsets.UTF_8));
        String separator = "\"";
        for (byte[] value : values.values()) {
            content.writeBytes(separator.getBytes(StandardCharsets.US_ASCII));
            for (byte b : value) {
                content.write(b);
                if (b == '"') {
                    content.write(b);
                }
            }
            separator = "\",\"";
        }
        content.writeBytes("\"\n".getBytes(StandardCharsets.US_ASCII));
        return Outcome.of(kind, new ByteArrayInputStream(content.toByteArray()));
    }

    /** Returns the row that the line becomes. */
    List<?> row() {
        Outcome outcome = outcome();
        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.lines()).singleElement().isInstanceOf(List.class);
        return (List<?>) outcome.lines().get(0);
    }

    /** Returns why the line is set aside; it is the second line of its file. */
    Reject reject() {
        Outcome outcome = outcome();
        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.lines()).singleElement().isInstanceOf(Reject.class);
        Reject reject = (Reject) outcome.lines().get(0);
        assertThat(reject.line()).isEqualTo(2);
        return reject;
    }

    /** Returns the column for which the line is set aside, or {@code none}. */
    String badColumn() {
        Outcome outcome = outcome();
        assertThat(outcome.refusal()).isNull();
        return outcome.lines().get(0) instanceof Reject ? reject().column() : "none";
    }
}
