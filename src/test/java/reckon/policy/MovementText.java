package reckon.policy;

import java.util.List;

/** Movements in one line each: when, what, how many points, the balance after it, its reference. */
final class MovementText {
    private MovementText() {}

    static List<String> of(CaseBuilder builder) {
        return builder.movements().stream().map(MovementText::of).toList();
    }

    private static String of(Movement movement) {
        return Moments.local(movement.effectiveAt()) + " " + movement.kind() + " " + movement.points() + " = "
                + movement.after().total() + " " + movement.reference();
    }
}
