package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** The fingerprint of the key under which attributes are hashed. */
public final class IdentityKeyTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("identity_key");

    public static final Column<byte[]> FINGERPRINT = DECLARED.bytes("fingerprint");

    public static final Table TABLE = DECLARED.appended();

    private static final int BYTES = 32;

    private IdentityKeyTable() {}

    /** Returns what stands in the place of a fingerprint while a ledger is brought into the database: no key has it. */
    public static byte[] halfMoved() {
        return new byte[BYTES];
    }
}
