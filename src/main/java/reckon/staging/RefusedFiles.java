package reckon.staging;

import java.time.LocalDate;
import reckon.database.Database;
import reckon.intake.InputKind;
import reckon.tables.RefusedFileTable;

/**
 * Files that were refused, or wait for their checksum, each until one of its name is taken (Rule I3): what they would
 * have said is not known. They stand in the table {@code refused_file}.
 */
final class RefusedFiles {
    private static final int LONGEST_PROBLEM = 1000;

    private final Database database;

    RefusedFiles(Database database) {
        this.database = database;
    }

    /** Notes that a file was refused; since when one of its name is missing stays as it was. */
    void add(InputKind kind, String name, String problem, LocalDate businessDate) {
        LocalDate since = database.first(
                "SELECT business_date FROM refused_file WHERE kind = ? AND name = ?",
                row -> row.get(RefusedFileTable.BUSINESS_DATE),
                kind.name(),
                name);
        remove(kind, name);
        database.update(
                "INSERT INTO refused_file (kind, name, business_date, problem) VALUES (?, ?, ?, ?)",
                kind.name(),
                name,
                since == null ? businessDate : since,
                problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM));
    }

    /** Notes that a file was taken. */
    void remove(InputKind kind, String name) {
        database.update("DELETE FROM refused_file WHERE kind = ? AND name = ?", kind.name(), name);
    }
}
