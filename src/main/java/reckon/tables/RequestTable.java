package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;
import reckon.facts.RequestKind;

/** Requests that no earlier run has decided. A console may insert here at any time. */
public final class RequestTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("request");

    public static final Column<String> REQUEST_ID = DECLARED.text("request_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<RequestKind> KIND = DECLARED.oneOf("kind", RequestKind.class);
    public static final Column<Instant> SUBMITTED_AT = DECLARED.instant("submitted_at");

    public static final Table TABLE = DECLARED.replaced(REQUEST_ID);

    private RequestTable() {}
}
