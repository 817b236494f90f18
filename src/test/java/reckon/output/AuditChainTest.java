package reckon.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hash chain of the audit. */
class AuditChainTest {
    private static final String ZEROS = "0".repeat(64);
    private static final List<String> LINES = List.of("1,r-1,解释", "2,r-2,x", "3,r-3,\"a\nb\"", "4,r-4,");

    @Test
    void hashIsTheSha256OfTheOneBeforeANewlineAndTheLine() {
        AuditChain chain = new AuditChain(ZEROS);
        String first = sha256(ZEROS + "\n" + LINES.get(0));
        String second = sha256(first + "\n" + LINES.get(1));

        assertThat(next(chain, LINES.get(0))).isEqualTo(first);
        assertThat(next(chain, LINES.get(1))).isEqualTo(second);
        assertThat(chain.last()).isEqualTo(second);
    }

    @Test
    void chainWithoutLinesEndsWhereItBegan() {
        assertThat(new AuditChain("ab").last()).isEqualTo("ab");
    }

    @Test
    void chainGoesOnFromTheRunBefore() {
        AuditChain before = new AuditChain(ZEROS);
        LINES.subList(0, 2).forEach(line -> next(before, line));
        AuditChain after = new AuditChain(before.last());
        LINES.subList(2, 4).forEach(line -> next(after, line));

        assertThat(after.last()).isEqualTo(last(LINES));
    }

    @Test
    void everyLineThatIsChangedMissingOrMovedShows() {
        Set<String> ends = new HashSet<>();
        ends.add(last(LINES));
        int variants = 1;
        for (int i = 0; i < LINES.size(); i++) {
            List<String> changed = new ArrayList<>(LINES);
            changed.set(i, LINES.get(i) + " ");
            List<String> missing = new ArrayList<>(LINES);
            missing.remove(i);
            List<String> twice = new ArrayList<>(LINES);
            twice.add(i, LINES.get(i));
            ends.addAll(List.of(last(changed), last(missing), last(twice)));
            variants += 3;
            for (int to = i + 1; to < LINES.size(); to++) {
                List<String> moved = new ArrayList<>(LINES);
                moved.set(i, LINES.get(to));
                moved.set(to, LINES.get(i));
                ends.add(last(moved));
                variants++;
            }
        }
        assertThat(ends).hasSize(variants);
    }

    private static String last(List<String> lines) {
        AuditChain chain = new AuditChain(ZEROS);
        lines.forEach(line -> next(chain, line));
        return chain.last();
    }

    /** Hands the line over as a part of a longer array, as the writer does. */
    private static String next(AuditChain chain, String line) {
        return chain.next(bytes(line + ",more"), bytes(line).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
