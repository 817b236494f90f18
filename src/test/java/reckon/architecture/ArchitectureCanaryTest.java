package reckon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The rules of {@link ArchitectureTest} see what is wrong in a small house where everything is. */
class ArchitectureCanaryTest {
    private static final String ROOT = "reckon.architecture.fixture";
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(ROOT);

    @Test
    void edgeThatIsNotInTheTableIsSeenAndOneThatIsIsNot() {
        assertThat(failures(Rooms.useOnlyWhatIsAllowed(ROOT)))
                .contains("fixture.money.Coin.owner")
                .doesNotContain("fixture.ledger.Book.smallest");
    }

    @Test
    void roomThatIsNotInTheTableMayUseNothing() {
        assertThat(failures(Rooms.useOnlyWhatIsAllowed(ROOT))).contains("fixture.attic.Trunk.treasure");
    }

    @Test
    void springBatchOutsideOfJobIsSeen() {
        assertThat(failures(Walls.onlyTheNightAndItsSettingUpKnowSpringBatch(ROOT)))
                .contains("fixture.ledger.Book.status");
    }

    @Test
    void filesInMoneyAreSeen() {
        assertThat(failures(Walls.thePolicyAndWhatIsBelowItKnowOnlyTheirOwnAndValues(ROOT)))
                .contains("fixture.money.Coin.purse");
    }

    @Test
    void clocksOfOnesOwnAreSeenAndAGivenOneIsNot() {
        assertThat(failures(Walls.timeIsReadFromTheOneClock(ROOT)))
                .contains("Trunk.instant()", "Trunk.today()", "Trunk.millis()", "Trunk.date()", "Trunk.clock()")
                .doesNotContain("Trunk.given(");
    }

    @Test
    void packageWithoutNullMarkedIsSeenAndOneWithItIsNot() {
        assertThat(failures(Walls.packagesAreNullMarked(ROOT)))
                .contains("fixture.attic.Trunk is in a package")
                .doesNotContain("fixture.cases.");
    }

    @Test
    void floatingPointIsSeenInFieldsSignaturesLocalVariablesAndBetween() {
        assertThat(FloatingPoint.uses(ROOT + ".cases.Rates"))
                .extracting(use -> use.substring(use.lastIndexOf(' ') + 1))
                .contains("field", "parameter", "returned", "local", "between", "boxed")
                .doesNotContain("exact", "<init>");
        assertThat(failures(Walls.amountsAreNeverFloatingPoint(ROOT))).contains("fixture.cases.Rates");
    }

    private static String failures(ArchRule rule) {
        return String.join("\n", rule.evaluate(HOUSE).getFailureReport().getDetails());
    }
}
