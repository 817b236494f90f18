package reckon.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;
import reckon.facts.ResourceStatus;

/**
 * {@code resources}: one line a resource, by {@code resource_id}.
 *
 * <pre>
 * resource_id*  account_id*  product*  spec  status*  attached_to  package_used  support_benefit_used  invoiced  in_transaction
 * </pre>
 *
 * <p>status is ACTIVE, FROZEN, RELEASED or ARCHIVED; attached_to is the id of an instance; package_used is a
 * plain decimal of which only 0 or not matters; the last three are true or false, empty is false.
 */
final class ResourcesFormat extends LineFormat {
    private enum Field implements Column {
        RESOURCE_ID,
        ACCOUNT_ID,
        PRODUCT,
        SPEC,
        STATUS,
        ATTACHED_TO,
        PACKAGE_USED,
        SUPPORT_BENEFIT_USED,
        INVOICED,
        IN_TRANSACTION;

        @Override
        public boolean isRequired() {
            return this == RESOURCE_ID || this == ACCOUNT_ID || this == PRODUCT || this == STATUS;
        }

        @Override
        public @Nullable String keptAs() {
            return this == SPEC ? null : header();
        }
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("resource", List.of("resource_id"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.RESOURCE_ID, row);
        line.id(Field.ACCOUNT_ID, row);
        line.product(Field.PRODUCT, row);
        line.hasText(Field.SPEC);
        ResourceStatus status = line.word(Field.STATUS, ResourceStatus.class, ResourceStatus.ACTIVE);
        row.text(status.name());
        line.id(Field.ATTACHED_TO, row);
        row.flag(line.isPositiveDecimal(Field.PACKAGE_USED));
        row.flag(line.flag(Field.SUPPORT_BENEFIT_USED));
        row.flag(line.flag(Field.INVOICED));
        row.flag(line.flag(Field.IN_TRANSACTION));
    }

    @Override
    @Nullable
    LineSubject subject(KeyParts parts) {
        String resourceId = parts.id(Field.RESOURCE_ID);
        return resourceId == null ? null : LineSubject.ofResource(resourceId, parts.id(Field.ACCOUNT_ID));
    }

    @Override
    List<String> ends(KeyParts parts) {
        return List.of(parts.idOfGood(Field.RESOURCE_ID));
    }
}
