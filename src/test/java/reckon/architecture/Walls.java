package reckon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What holds for rooms beside which other rooms they use; each rule is about the packages below a root. */
final class Walls {
    private static final Set<String> READ_A_CLOCK = Set.of("currentTimeMillis", "nanoTime");

    private Walls() {}

    static ArchRule onlyTheNightAndItsSettingUpKnowSpringBatch(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".night..", root + ".setup..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..");
    }

    /** No file, no database, no network, no thread: the JDK's values and collections are enough for them. */
    static ArchRule thePolicyAndWhatIsBelowItKnowOnlyTheirOwnAndValues(String root) {
        return classes()
                .that()
                .resideInAnyPackage(root + ".policy", root + ".facts", root + ".money")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".policy",
                        root + ".facts",
                        root + ".money",
                        root + ".text",
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke", // how javac joins strings and writes lambdas
                        "java.lang.runtime", // and records
                        "java.math",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations");
    }

    /** The one clock is a bean; everybody else is given a {@link Clock}. */
    static ArchRule timeIsReadFromTheOneClock(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".setup.ReckonConfiguration")
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe("reads a clock of its own", Walls::readsClock));
    }

    private static boolean readsClock(JavaCall<?> call) {
        AccessTarget.CodeUnitCallTarget target = call.getTarget();
        JavaClass owner = target.getOwner();
        boolean isOfJavaTime = owner.getPackageName().startsWith("java.time");
        boolean isNow = isOfJavaTime
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean isClock = owner.isEquivalentTo(Clock.class)
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
        boolean isSystem = owner.isEquivalentTo(System.class) && READ_A_CLOCK.contains(target.getName());
        boolean isDate = (owner.getName().equals("java.util.Date")
                        && target.getRawParameterTypes().isEmpty()
                        && target.getName().equals("<init>"))
                || (owner.getName().equals("java.util.Calendar")
                        && target.getName().equals("getInstance"));
        return isNow || isClock || isSystem || isDate;
    }

    static ArchRule packagesAreNullMarked(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("be in a package whose package-info says @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is in a package that is not @NullMarked"));
                        }
                    }
                });
    }

    static ArchRule amountsAreNeverFloatingPoint(String root) {
        return classes()
                .that()
                .resideInAnyPackage(
                        root + ".money",
                        root + ".facts",
                        root + ".text",
                        root + ".files",
                        root + ".policy",
                        root + ".ledger",
                        root + ".cases",
                        root + ".output")
                .should(new ArchCondition<>("not touch float or double") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        FloatingPoint.uses(type.getName())
                                .forEach(use -> events.add(SimpleConditionEvent.violated(type, use)));
                    }
                });
    }
}
