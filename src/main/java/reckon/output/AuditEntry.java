package reckon.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One line of a published audit, with its place in the chain of hashes.
 *
 * @param isChained whether the hash is that of the line and of the hash before it
 */
public record AuditEntry(long seq, String previousHash, String hash, boolean isChained) {
    private static final int HASH = 64;

    /**
     * Finds the line of a request, or of an order that was refunded without one.
     *
     * @param requestId null for Rules A1 and A2
     * @return null where there is no audit in the folder or no such line in it
     * @throws UncheckedIOException if the audit cannot be read
     */
    public static @Nullable AuditEntry find(Path folder, @Nullable String requestId, @Nullable String orderId) {
        Path file = folder.resolve(AuditFile.NAME);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        String ids = requestId != null ? "," + requestId + "," : ",," + orderId + ",";
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int first = line.indexOf(',');
                if (first > 0 && line.startsWith(ids, first)) {
                    return entry(line, first);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuditEntry entry(String line, int first) {
        int hash = line.length() - HASH;
        int previous = hash - 1 - HASH;
        byte[] text = line.substring(0, previous - 1).getBytes(StandardCharsets.UTF_8);
        String before = line.substring(previous, previous + HASH);
        String own = line.substring(hash);
        return new AuditEntry(
                Long.parseLong(line.substring(0, first)),
                before,
                own,
                new AuditChain(before).next(text, text.length).equals(own));
    }
}
