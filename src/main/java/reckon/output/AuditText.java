package reckon.output;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reckon.database.RowFormat;
import reckon.database.RowReader;
import reckon.files.CsvLine;
import reckon.files.CsvText;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.Release;

/**
 * A line of the audit as it is written, with what the order and the sums of the file need to know of it.
 *
 * @param lineNo the number of the decision in its run, by which unbindings name it
 * @param columns all but the line's number, which is the first one, and its two hashes, which are the last
 * @param release what the decision does to its resource as a line of {@code releases.csv}, or null if it leaves it as it is
 */
record AuditText(
        int lineNo,
        @Nullable String requestId,
        @Nullable String orderId,
        Instant submittedAt,
        Decision decision,
        Money refundAmount,
        Points pointsSpent,
        String policyVersion,
        CsvText columns,
        @Nullable CsvText release) {

    /** The order of the audit: by instant, then by request, an order without a request (Rule A1) first and by its id. */
    static final Comparator<AuditText> ORDER = Comparator.comparing(AuditText::submittedAt)
            .thenComparing(AuditText::requestId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(AuditText::orderId, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** @param text in which lines are put together */
    static AuditText of(AuditLine line, CsvLine text) {
        Release release = line.release();
        return new AuditText(
                line.lineNo(),
                line.requestId(),
                line.orderId(),
                line.submittedAt(),
                line.decision(),
                line.refundAmount(),
                line.pointsSpent(),
                line.policyVersion(),
                columnsOf(line, text),
                release == null ? null : releaseLine(release, line.requestId(), text));
    }

    private static CsvText columnsOf(AuditLine line, CsvLine text) {
        text.clear().text(line.requestId()).text(line.orderId()).text(line.accountId());
        text.text(line.userId())
                .text(line.resourceId())
                .text(line.product())
                .text(line.kind().name());
        text.instant(line.submittedAt())
                .text(line.decision().name())
                .text(line.rule())
                .text(line.reason());
        text.integer(line.usageDays()).money(line.orderAmount()).money(line.consumedAmount());
        text.money(line.refundAmount()).points(line.pointsSpent()).points(line.pointsBefore());
        text.points(line.pointsAfter()).text(line.policyVersion()).text(line.explanation());
        return text.toText();
    }

    /** Returns a line of {@code releases.csv}. */
    static CsvText releaseLine(Release release, @Nullable String requestId, CsvLine text) {
        text.clear().text(release.resourceId()).text(release.action().name());
        return text.instant(release.until()).text(requestId).toText();
    }

    /** How lines are made of the rows of one of the statements of {@link AuditLine}. */
    record Format(ZoneId zone) implements RowFormat<AuditText> {
        @Override
        public RowReader<AuditText> reader() {
            CsvLine text = new CsvLine(zone);
            return row -> of(AuditLine.read(row), text);
        }

        @Override
        public void write(AuditText line, DataOutput out) throws IOException {
            out.writeInt(line.lineNo);
            writeNullable(line.requestId, out);
            writeNullable(line.orderId, out);
            out.writeLong(line.submittedAt.getEpochSecond());
            out.writeInt(line.submittedAt.getNano());
            out.writeUTF(line.decision.name());
            out.writeLong(line.refundAmount.cents());
            out.writeLong(line.pointsSpent.minorUnits());
            out.writeUTF(line.policyVersion);
            line.columns.send(out);
            out.writeBoolean(line.release != null);
            if (line.release != null) {
                line.release.send(out);
            }
        }

        @Override
        public AuditText read(DataInput in) throws IOException {
            return new AuditText(
                    in.readInt(),
                    readNullable(in),
                    readNullable(in),
                    Instant.ofEpochSecond(in.readLong(), in.readInt()),
                    Decision.valueOf(in.readUTF()),
                    new Money(in.readLong()),
                    new Points(in.readLong()),
                    in.readUTF(),
                    CsvText.receive(in),
                    in.readBoolean() ? CsvText.receive(in) : null);
        }

        private static void writeNullable(@Nullable String text, DataOutput out) throws IOException {
            out.writeBoolean(text != null);
            if (text != null) {
                out.writeUTF(text);
            }
        }

        private static @Nullable String readNullable(DataInput in) throws IOException {
            return in.readBoolean() ? in.readUTF() : null;
        }
    }
}
