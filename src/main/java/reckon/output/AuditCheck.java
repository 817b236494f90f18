package reckon.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.files.CsvFields;
import reckon.files.Manifest;
import reckon.files.RecordLines;
import reckon.money.Money;
import reckon.money.Points;

/** Checks {@code audit.csv}: every line against the one before it, and what they add up to against the manifest. */
final class AuditCheck {
    private static final int HASH_LENGTH = 64;
    private static final int HASHES_LENGTH = 2 * (HASH_LENGTH + 1);

    private final Manifest manifest;
    private final AuditChain chain;
    private final Map<String, Long> decisions = new LinkedHashMap<>();
    private Money refunded = Money.ZERO;
    private Points spent = Points.ZERO;
    private long seq;
    private long lines;
    private long requests;
    private @Nullable String firstHash;

    AuditCheck(Manifest manifest) {
        this.manifest = manifest;
        this.chain = new AuditChain(manifest.audit().previousHash());
        this.seq = manifest.audit().previousSeq();
        manifest.totals().decisions().keySet().forEach(decision -> decisions.put(decision, 0L));
    }

    long lines() {
        return lines;
    }

    /** Returns the first thing that is wrong, with its line, or null. */
    @Nullable
    String firstProblem(Path file) throws IOException {
        try (RecordLines records = new RecordLines(file)) {
            byte[] header = records.next();
            if (header == null || !new String(header, StandardCharsets.UTF_8).equals(AuditFile.HEADER)) {
                return at(1, "the header is not that of an audit");
            }
            for (byte[] record = records.next(); record != null; record = records.next()) {
                String problem = problemWith(record);
                if (problem != null) {
                    return at(records.line(), problem);
                }
                lines++;
            }
        }
        return problemWithTotals();
    }

    private static String at(long line, String problem) {
        return AuditFile.NAME + ", line " + line + ": " + problem;
    }

    private @Nullable String problemWith(byte[] record) {
        int end = record.length - HASHES_LENGTH;
        if (end <= 0 || record[end] != ',' || record[end + HASH_LENGTH + 1] != ',') {
            return "the line does not end in two hashes";
        }
        String previousHash = new String(record, end + 1, HASH_LENGTH, StandardCharsets.US_ASCII);
        String hash = new String(record, end + HASH_LENGTH + 2, HASH_LENGTH, StandardCharsets.US_ASCII);
        if (!previousHash.equals(chain.last())) {
            return "its previous_hash is not the hash of the line before: a line was changed, removed, added or moved";
        }
        if (!chain.next(record, end).equals(hash)) {
            return "its hash does not fit what the line says: it was changed";
        }
        firstHash = firstHash == null ? hash : firstHash;
        return add(CsvFields.of(Arrays.copyOf(record, end)));
    }

    private @Nullable String add(String[] fields) {
        seq++;
        if (fields.length != AuditFile.COLUMNS || !fields[0].equals(Long.toString(seq))) {
            return "its seq is not " + seq;
        }
        decisions.merge(fields[AuditFile.DECISION], 1L, Long::sum);
        requests += fields[AuditFile.REQUEST_ID].isEmpty() ? 0 : 1;
        try {
            refunded = refunded.plus(Money.of(fields[AuditFile.REFUND_AMOUNT]));
            spent = spent.plus(Points.of(fields[AuditFile.POINTS_SPENT]));
            return null;
        } catch (NumberFormatException | ArithmeticException e) {
            return "one of its amounts is no amount";
        }
    }

    private @Nullable String problemWithTotals() {
        Manifest.Audit audit = manifest.audit();
        Manifest.Totals totals = manifest.totals();
        if (!chain.last().equals(audit.lastHash()) || seq != audit.lastSeq()) {
            return at(lines + 1, "the audit ends here, before or behind the last line that the manifest names");
        }
        if (!Objects.equals(firstHash, audit.firstHash())) {
            return at(2, "its hash is not the first one that the manifest names");
        }
        boolean sumsFit = requests == totals.requestsDue()
                && refunded.equals(totals.refundAmount())
                && spent.equals(totals.pointsSpent())
                && decisions.equals(totals.decisions());
        return sumsFit ? null : AuditFile.NAME + " does not add up to the totals of the manifest";
    }
}
