package reckon.cases;

import java.sql.SQLException;
import java.util.List;
import reckon.database.Columns;
import reckon.database.Database;
import reckon.policy.Attachment;
import reckon.policy.ResourceStatus;

/** What is attached to the resources that a run releases, once all of its requests are decided (Rule R1). */
public final class ReleasedAttachments {
    private static final String ATTACHED = """
            SELECT /*+ JOIN_FIXED_ORDER() INDEX(a resource_attached_to) */
                   d.line_no, a.resource_id, a.product, a.status,
                   (SELECT /*+ JOIN_FIXED_ORDER() INDEX(o purchase_order_resource)
                               INDEX(f refunds_of_an_order_follow_one_another) */
                           MIN(u.submitted_at)
                      FROM purchase_order o
                      JOIN refund f ON f.order_id = o.order_id AND f.unsubscribes
                      JOIN decision u ON u.run_no = f.run_no AND u.line_no = f.line_no
                     WHERE o.resource_id = a.resource_id) AS unsubscribed_at,
                   d.product, d.submitted_at
              FROM decision d
              JOIN resource a ON a.attached_to = d.resource_id
             WHERE d.run_no = ? AND d.line_no >= ? AND d.line_no < ?
               AND d.kind = 'RESOURCE' AND d.decision <> 'REJECTED'
            """;

    private final Database database;
    private final int runNo;

    public ReleasedAttachments(Database database, int runNo) {
        this.database = database;
        this.runNo = runNo;
    }

    /** What is attached, with the line of the decision that releases what it is attached to. */
    public record Released(int lineNo, Attachment attachment) {}

    /** Returns what is attached to the resources that some of the run's decisions release; these are told by their lines. */
    public List<Released> of(int fromLine, int beforeLine) {
        return database.list(ATTACHED, ReleasedAttachments::read, runNo, fromLine, beforeLine);
    }

    private static Released read(Columns row) throws SQLException {
        return new Released(
                row.whole(),
                new Attachment(
                        row.text(),
                        row.text(),
                        row.word(ResourceStatus.class),
                        row.optionalInstant(),
                        row.text(),
                        row.instant()));
    }
}
