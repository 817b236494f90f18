package reckon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The house as it is drawn: {@link Rooms} is the table of who may use whom, {@link Walls} is the rest. */
class ArchitectureTest {
    private static final String ROOT = "reckon";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyRoomIsLookedAt() {
        assertThat(HOUSE.getPackage(ROOT).getSubpackages())
                .extracting(room -> room.getRelativeName())
                .containsExactlyInAnyOrderElementsOf(Rooms.built());
        assertThat(HOUSE).noneMatch(type -> type.getPackageName().equals("reckon.architecture"));
    }

    @Test
    void roomsUseOnlyTheRoomsThatTheTableAllows() {
        Rooms.useOnlyWhatIsAllowed(ROOT).check(HOUSE);
    }

    @Test
    void onlyTheNightAndItsSettingUpKnowSpringBatch() {
        Walls.onlyTheNightAndItsSettingUpKnowSpringBatch(ROOT).check(HOUSE);
    }

    @Test
    void thePolicyAndWhatIsBelowItKnowOnlyTheirOwnAndTheValuesOfTheJdk() {
        Walls.thePolicyAndWhatIsBelowItKnowOnlyTheirOwnAndValues(ROOT).check(HOUSE);
    }

    @Test
    void timeIsReadFromTheOneClock() {
        Walls.timeIsReadFromTheOneClock(ROOT).check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        Walls.packagesAreNullMarked(ROOT).check(HOUSE);
    }

    @Test
    void amountsAreNeverFloatingPoint() {
        Walls.amountsAreNeverFloatingPoint(ROOT).check(HOUSE);
    }
}
