package reckon.cases;

import reckon.database.Column;
import reckon.facts.UserAttribute;
import reckon.tables.AccountTable;

/** The columns that hold the hashes of what links accounts (Rule U1). */
public final class AccountHashes {
    private AccountHashes() {}

    /** Returns the column of an attribute; the account's id is not hashed and has none. */
    public static Column<byte[]> of(UserAttribute attribute) {
        return switch (attribute) {
            case MOBILE -> AccountTable.MOBILE_HASH;
            case CERTIFICATION_ID -> AccountTable.CERTIFICATION_ID_HASH;
            case PAYMENT_SOURCE -> AccountTable.PAYMENT_SOURCE_HASH;
            case CONTENT_FINGERPRINT -> AccountTable.CONTENT_FINGERPRINT_HASH;
            case LOGIN_IP -> AccountTable.LOGIN_IP_HASH;
            case ACCOUNT_ID -> throw new IllegalArgumentException("an account's id is not hashed");
        };
    }
}
