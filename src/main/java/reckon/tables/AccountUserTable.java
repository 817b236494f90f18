package reckon.tables;

import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;

/** The user that each account belongs to (Rule U1). */
public final class AccountUserTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("account_user");

    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> USER_ID = DECLARED.text("user_id");
    public static final Column<LocalDate> FIRST_KNOWN_ON = DECLARED.date("first_known_on");

    public static final Table TABLE = DECLARED.replaced(ACCOUNT_ID);

    private AccountUserTable() {}
}
