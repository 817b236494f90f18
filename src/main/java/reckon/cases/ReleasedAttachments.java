package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.policy.Attachment;
import reckon.tables.DecisionTable;
import reckon.tables.ResourceTable;

/** What is attached to the resources that a run releases, once all of its requests are decided (Rule R1). */
public final class ReleasedAttachments {
    private static final String ATTACHED = """
            SELECT d.line_no, r.resource_id, r.product, r.status,
                   n.submitted_at AS unsubscribed_at,
                   d.product AS released_product, d.submitted_at AS released_at
              FROM resource a
              JOIN decision d ON d.resource_id = a.attached_to
              JOIN resource r ON r.resource_id = a.resource_id
              LEFT JOIN unsubscription n ON n.resource_id = a.resource_id
             WHERE a.attached_to IS NOT NULL AND d.run_no = ? AND d.line_no >= ? AND d.line_no < ?
               AND d.kind = 'RESOURCE' AND d.decision <> 'REJECTED'
            """;

    private static final Column<Instant> UNSUBSCRIBED_AT = Column.instant("unsubscribed_at");
    private static final Column<String> RELEASED_PRODUCT = Column.text("released_product");
    private static final Column<Instant> RELEASED_AT = Column.instant("released_at");

    private final Database database;
    private final int runNo;

    /** Looks at the attachments of what a run released. */
    public ReleasedAttachments(Database database, int runNo) {
        this.database = database;
        this.runNo = runNo;
    }

    /** What is attached, with the line of the decision that releases what it is attached to. */
    public record Released(int lineNo, Attachment attachment) {}

    /** Opens a stream of what is attached to the resources that some of the run's decisions release; these are told by their lines. */
    public Cursor<Released> of(int fromLine, int beforeLine) {
        return database.stream(ATTACHED, ReleasedAttachments::read, runNo, fromLine, beforeLine);
    }

    private static Released read(ResultRow row) throws SQLException {
        return new Released(
                row.get(DecisionTable.LINE_NO),
                new Attachment(
                        row.get(ResourceTable.RESOURCE_ID),
                        row.get(ResourceTable.PRODUCT),
                        row.get(ResourceTable.STATUS),
                        row.find(UNSUBSCRIBED_AT),
                        row.get(RELEASED_PRODUCT),
                        row.get(RELEASED_AT)));
    }
}
