package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;
import reckon.facts.RequestKind;

/** Requests for members of bundles that are decided (Rule E18). */
public final class BundleRequestTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("bundle_request");

    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<RequestKind> KIND = DECLARED.oneOf("kind", RequestKind.class);
    public static final Column<Instant> SUBMITTED_AT = DECLARED.instant("submitted_at");
    public static final Column<String> REQUEST_ID = DECLARED.text("request_id");

    public static final Table TABLE = DECLARED.appended();

    private BundleRequestTable() {}
}
