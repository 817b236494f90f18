package reckon.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.Case;
import reckon.facts.DataFaults;
import reckon.facts.Order;
import reckon.facts.RefusedFile;
import reckon.facts.RejectedLine;
import reckon.facts.Request;
import reckon.policy.Answer.Refusal;

/**
 * Whether what a request depends on was delivered so that it could be read (Rule I3): FILE_REFUSED, ACCOUNT_UNKNOWN and
 * LINE_REJECTED, which come before all other rules.
 */
final class Delivery {
    /** The words of a request that waits for a line about what it asks for. */
    private static final String LINE_REJECTED = "held: {0}: deliver a good line about {1}";

    private static final String BUNDLE = "the bundle {0} that the resource is a member of";

    private final Case facts;
    private final DataFaults faults;

    Delivery(Case facts, DataFaults faults) {
        this.facts = facts;
        this.faults = faults;
    }

    /** Returns why a request has to wait, or null if it does not. */
    @Nullable
    Refusal refusalOf(Request request) {
        if (!faults.refusedFiles().isEmpty()) {
            return new Refusal(
                    Reason.FILE_REFUSED, written(faults.refusedFiles().get(0)));
        }
        if (!facts.accounts().containsKey(request.accountId())) {
            return new Refusal(
                    Reason.ACCOUNT_UNKNOWN,
                    Sentence.of(
                            "held: no line about account {0} was ever delivered: deliver it in a file of accounts",
                            request.accountId()));
        }
        RejectedLine ofAccount = faults.ofAccount(request.accountId());
        if (ofAccount != null) {
            return rejected(ofAccount, Sentence.of("account {0}", request.accountId()));
        }
        RejectedLine ofResource = faults.ofResource(request.resourceId());
        return ofResource == null
                ? null
                : rejected(ofResource, Sentence.of("resource {0} or its order", request.resourceId()));
    }

    /**
     * Returns that a request waits for a line about its bundle, or null. Which members a bundle has, and whether they are still
     * subscribed, is what their lines say (Rule E18), so it is asked where no rule before that one rejects.
     */
    static @Nullable Refusal refusalOfBundle(Inquiry inquiry) {
        for (Order order : inquiry.concerned()) {
            String bundleId = order.bundleId();
            if (bundleId != null) {
                RejectedLine line = faultOfBundle(bundleId, inquiry);
                if (line != null) {
                    return rejected(line, Sentence.of(BUNDLE, bundleId));
                }
            }
        }
        return null;
    }

    private static @Nullable RejectedLine faultOfBundle(String bundleId, Inquiry inquiry) {
        DataFaults faults = inquiry.night().faults();
        CaseMemory memory = inquiry.memory();
        Request request = inquiry.request();
        RejectedLine ofBundle =
                faults.ofBundle(bundleId, request.accountId(), resource -> memory.mayBeMissing(resource, request));
        return ofBundle != null
                ? ofBundle
                : memory.membersThatMayBeMissing(bundleId, request).stream()
                        .map(faults::ofResource)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether a request waits for a line on which everything about it depends. */
    static boolean isOfEverything(Explanation grounds) {
        return isOfRejectedLine(grounds) && !isOfBundle(grounds);
    }

    /** Whether a request waits for a line about its bundle. */
    static boolean isOfBundle(Explanation grounds) {
        return isOfRejectedLine(grounds)
                && ((Sentence) grounds).details().get(1) instanceof Sentence subject
                && subject.template().equals(BUNDLE);
    }

    private static boolean isOfRejectedLine(Explanation grounds) {
        return grounds instanceof Sentence held && held.template().equals(LINE_REJECTED);
    }

    /** Returns that a request waits for a line of consumption, as the points of its month depend on it. */
    static Refusal consumptionRejected(Request request, RejectedLine line) {
        return rejected(line, Sentence.of("the consumption of account {0}", request.accountId()));
    }

    private static Refusal rejected(RejectedLine line, Sentence subject) {
        return new Refusal(Reason.LINE_REJECTED, Sentence.of(LINE_REJECTED, written(line), subject));
    }

    /** Returns which file is waited for, and since when. */
    static Sentence written(RefusedFile file) {
        return Sentence.of(
                "held: the file {0} was refused on {1} ({2}): deliver it again under this name",
                file.name(), file.since(), file.problem());
    }

    /** Returns where a line is and since when a good one is waited for. */
    static Sentence written(RejectedLine line) {
        return line.column().isEmpty()
                ? Sentence.of("line {0} of {1} was rejected on {2}", line.line(), line.file(), line.since())
                : Sentence.of(
                        "line {0} of {1} (column {2}) was rejected on {3}",
                        line.line(), line.file(), line.column(), line.since());
    }
}
