package reckon.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;
import reckon.facts.Risk;

/**
 * {@code accounts}: one line an account, by {@code account_id}.
 *
 * <pre>
 * account_id*  mobile  certification_id  payment_source  content_fingerprint  login_ip  risk
 * </pre>
 *
 * <p>risk is CLEAR or REJECTED, empty is CLEAR. The attributes between are personal data: they are text of
 * any form, are hashed as they are read, and no value of a line is ever shown.
 */
final class AccountsFormat extends LineFormat {
    private enum Field implements Column {
        ACCOUNT_ID,
        MOBILE,
        CERTIFICATION_ID,
        PAYMENT_SOURCE,
        CONTENT_FINGERPRINT,
        LOGIN_IP,
        RISK;

        @Override
        public boolean isRequired() {
            return this == ACCOUNT_ID;
        }

        @Override
        public String keptAs() {
            return ATTRIBUTES.contains(this) ? header() + "_hash" : header();
        }
    }

    private static final List<Field> ATTRIBUTES = List.of(
            Field.MOBILE, Field.CERTIFICATION_ID, Field.PAYMENT_SOURCE, Field.CONTENT_FINGERPRINT, Field.LOGIN_IP);

    private final IdentityHash hash;

    AccountsFormat(IdentityHash hash) {
        this.hash = hash;
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("account", List.of("account_id"), keptColumns())
                .withBinary(ATTRIBUTES.stream().map(Field::keptAs).toArray(String[]::new));
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.ACCOUNT_ID, row);
        for (Field attribute : ATTRIBUTES) {
            row.bytes(hash.of(line.utf8(attribute)));
        }
        row.text(line.word(Field.RISK, Risk.class, Risk.CLEAR).name());
    }

    @Override
    @Nullable
    LineSubject subject(KeyParts parts) {
        String accountId = parts.id(Field.ACCOUNT_ID);
        return accountId == null ? null : LineSubject.ofAccount(accountId);
    }

    @Override
    List<String> ends(KeyParts parts) {
        return List.of(parts.idOfGood(Field.ACCOUNT_ID));
    }

    @Override
    boolean isPersonal() {
        return true;
    }
}
