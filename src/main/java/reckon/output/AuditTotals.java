package reckon.output;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;

/** What the audit of a run adds up to. */
final class AuditTotals {
    private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
    private final Set<String> policyVersions = new TreeSet<>();
    private Money refunded = Money.ZERO;
    private Points spent = Points.ZERO;
    private long lines;
    private long withoutRequest;
    private @Nullable String firstHash;
    private String lastHash;

    AuditTotals(String previousHash) {
        this.lastHash = previousHash;
        for (Decision decision : Decision.values()) {
            decisions.put(decision, 0L);
        }
    }

    void add(AuditText line, String hash) {
        decisions.merge(line.decision(), 1L, Long::sum);
        policyVersions.add(line.policyVersion());
        refunded = refunded.plus(line.refundAmount());
        spent = spent.plus(line.pointsSpent());
        lines++;
        withoutRequest += line.requestId() == null ? 1 : 0;
        firstHash = firstHash == null ? hash : firstHash;
        lastHash = hash;
    }

    Map<Decision, Long> decisions() {
        return decisions;
    }

    Set<String> policyVersions() {
        return policyVersions;
    }

    Money refunded() {
        return refunded;
    }

    Points spent() {
        return spent;
    }

    long lines() {
        return lines;
    }

    /** Returns how many requests were due: every line but those of Rules A1 and A2. */
    long requestsDue() {
        return lines - withoutRequest;
    }

    /** Returns the hash of the first line, or null if there is none. */
    @Nullable
    String firstHash() {
        return firstHash;
    }

    /** Returns the hash of the last line, or that of the run before if there is none. */
    String lastHash() {
        return lastHash;
    }
}
