package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;
import reckon.facts.Risk;

/** Accounts as last delivered, with the hashes of the attributes that link them (Rule U1). */
public final class AccountTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("account");

    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<byte[]> MOBILE_HASH = DECLARED.bytes("mobile_hash");
    public static final Column<byte[]> CERTIFICATION_ID_HASH = DECLARED.bytes("certification_id_hash");
    public static final Column<byte[]> PAYMENT_SOURCE_HASH = DECLARED.bytes("payment_source_hash");
    public static final Column<byte[]> CONTENT_FINGERPRINT_HASH = DECLARED.bytes("content_fingerprint_hash");
    public static final Column<byte[]> LOGIN_IP_HASH = DECLARED.bytes("login_ip_hash");
    public static final Column<Risk> RISK = DECLARED.oneOf("risk", Risk.class);
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");

    public static final Table TABLE = DECLARED.replaced(ACCOUNT_ID);

    private AccountTable() {}
}
