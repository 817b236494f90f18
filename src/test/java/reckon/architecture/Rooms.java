package reckon.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rooms of the house, each with the rooms it may use: an edge that is not here is not allowed. */
final class Rooms {
    /** What the program's entry is in: the package above the rooms. */
    private static final String ENTRANCE = "";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("money", Set.of()),
            entry("text", Set.of()),
            entry("files", Set.of("text", "money")),
            entry("facts", Set.of("money")),
            entry("policy", Set.of("facts", "text", "money")),
            entry("policyfile", Set.of("policy", "facts", "money")),
            entry("database", Set.of("files", "text", "money")),
            entry("tables", Set.of("database", "policy", "facts", "money")),
            entry("mysql", Set.of("database", "text", "money")),
            entry("intake", Set.of("tables", "database", "facts", "text")),
            entry("staging", Set.of("intake", "tables", "database", "text")),
            entry("cases", Set.of("tables", "database", "policy", "facts", "money")),
            entry("ledger", Set.of("tables", "database", "policy", "facts", "text", "money")),
            entry(
                    "output",
                    Set.of("files", "ledger", "staging", "tables", "database", "policy", "facts", "text", "money")),
            entry("reconciliation", Set.of("files", "ledger", "tables", "database", "policy", "facts", "money")),
            entry("month", Set.of("files", "reconciliation", "ledger", "tables", "database", "policy", "money")),
            entry(
                    "answers",
                    Set.of(
                            "reconciliation",
                            "output",
                            "cases",
                            "staging",
                            "tables",
                            "database",
                            "policy",
                            "facts",
                            "money")),
            entry("report", Set.of("month", "files", "reconciliation", "policy", "text", "money")),
            entry(
                    "night",
                    Set.of(
                            "report",
                            "month",
                            "reconciliation",
                            "output",
                            "files",
                            "ledger",
                            "cases",
                            "staging",
                            "intake",
                            "database",
                            "policy",
                            "facts")),
            entry("monitoring", Set.of("night", "reconciliation", "files", "ledger", "database", "policy", "money")),
            entry(
                    "setup",
                    Set.of(
                            "monitoring",
                            "night",
                            "report",
                            "month",
                            "reconciliation",
                            "staging",
                            "intake",
                            "files",
                            "mysql",
                            "tables",
                            "database",
                            "policyfile",
                            "policy")),
            entry(
                    "cli",
                    Set.of(
                            "setup",
                            "monitoring",
                            "answers",
                            "night",
                            "report",
                            "reconciliation",
                            "month",
                            "output",
                            "files",
                            "ledger",
                            "database",
                            "policyfile",
                            "policy",
                            "facts",
                            "text",
                            "money")),
            entry(ENTRANCE, Set.of("cli")));

    /** Rooms that are drawn and not built yet. */
    private static final Set<String> PLANNED = Set.of();

    private Rooms() {}

    /** Returns the names of the rooms that there are. */
    static Set<String> built() {
        Set<String> rooms = new HashSet<>(MAY_USE.keySet());
        rooms.removeAll(PLANNED);
        rooms.remove(ENTRANCE);
        return rooms;
    }

    /** Returns the rule that what is in the packages below a root uses only what the table allows. */
    static ArchRule useOnlyWhatIsAllowed(String root) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("use only the rooms that the table allows them") {
                    @Override
                    public void check(JavaClass user, ConditionEvents events) {
                        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                            JavaClass used = dependency.getTargetClass().getBaseComponentType();
                            if (isBelow(root, used) && !isAllowed(room(root, user), room(root, used))) {
                                events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    private static boolean isBelow(String root, JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    private static String room(String root, JavaClass type) {
        return type.getPackageName().length() == root.length()
                ? ENTRANCE
                : type.getPackageName().substring(root.length() + 1);
    }

    private static boolean isAllowed(String user, String used) {
        Set<String> allowed = MAY_USE.get(user);
        return allowed != null && (user.equals(used) || allowed.contains(used));
    }
}
