package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;
import reckon.facts.ResourceStatus;

/** Resources as last delivered. */
public final class ResourceTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("resource");

    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> PRODUCT = DECLARED.text("product");
    public static final Column<ResourceStatus> STATUS = DECLARED.oneOf("status", ResourceStatus.class);
    public static final Column<String> ATTACHED_TO = DECLARED.text("attached_to");
    public static final Column<Boolean> PACKAGE_USED = DECLARED.bool("package_used");
    public static final Column<Boolean> SUPPORT_BENEFIT_USED = DECLARED.bool("support_benefit_used");
    public static final Column<Boolean> INVOICED = DECLARED.bool("invoiced");
    public static final Column<Boolean> IN_TRANSACTION = DECLARED.bool("in_transaction");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");

    public static final Table TABLE = DECLARED.replaced(RESOURCE_ID);

    private ResourceTable() {}
}
