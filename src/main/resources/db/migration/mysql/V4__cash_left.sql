-- Orders are refunded as far as their cash goes (Rule I2), resources given back have a table of their own, points that
-- lapsed can be restored (Rule Q7), and what was bought too late is refunded (Rule A2).
-- MySQL ends a transaction at each statement here, so every statement can be run again after a kill.

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.table_constraints
                WHERE constraint_schema = DATABASE() AND table_name = 'decision' AND constraint_name = 'refund_is_at_most_the_orders') > 0,
    'ALTER TABLE decision DROP CONSTRAINT refund_is_at_most_the_orders', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

ALTER TABLE decision MODIFY kind ENUM ('RESOURCE', 'RENEWAL', 'CREATE_FAILED', 'NOT_DELIVERED') NOT NULL;

-- The order as it was when the refund was recorded: its whole cash and its term.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'refund' AND column_name = 'paid_cash') = 0,
    'ALTER TABLE refund ADD COLUMN paid_cash DECIMAL(15, 2) NOT NULL DEFAULT 0', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'refund' AND column_name = 'effective_at') = 0,
    'ALTER TABLE refund ADD COLUMN effective_at DATETIME(6)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'refund' AND column_name = 'expires_at') = 0,
    'ALTER TABLE refund ADD COLUMN expires_at DATETIME(6)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

UPDATE refund SET paid_cash = order_amount WHERE paid_cash = 0;
ALTER TABLE refund MODIFY kind
    ENUM ('FULL', 'PARTIAL', 'RENEWAL', 'PACKAGE', 'CREATE_FAILED', 'NOT_DELIVERED') NOT NULL;
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.table_constraints
                WHERE constraint_schema = DATABASE() AND table_name = 'refund' AND constraint_name = 'refunds_are_at_most_the_cash') > 0,
    'ALTER TABLE refund DROP CONSTRAINT refunds_are_at_most_the_cash', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

ALTER TABLE refund ADD CONSTRAINT refunds_are_at_most_the_cash
    CHECK (refunded_before >= 0 AND refunded_before + refund_amount <= paid_cash);
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.table_constraints
                WHERE constraint_schema = DATABASE() AND table_name = 'refund' AND constraint_name = 'refund_is_at_most_what_counts') > 0,
    'ALTER TABLE refund DROP CONSTRAINT refund_is_at_most_what_counts', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

ALTER TABLE refund ADD CONSTRAINT refund_is_at_most_what_counts CHECK (refund_amount <= order_amount);

ALTER TABLE movement MODIFY movement ENUM ('INITIAL', 'LAPSE', 'RESET', 'GRANT', 'SPEND', 'RESTORE') NOT NULL;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'held_request' AND column_name = 'held_since') = 0,
    'ALTER TABLE held_request ADD COLUMN held_since DATE', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- The accepted request by which a resource was given back: there is one at most.
CREATE TABLE IF NOT EXISTS unsubscription (
    resource_id  ${id} NOT NULL PRIMARY KEY,
    request_id   ${id} NOT NULL,
    submitted_at DATETIME(6) NOT NULL,
    run_no       INT NOT NULL,
    line_no      INT NOT NULL
) ${engine};
INSERT INTO unsubscription (resource_id, request_id, submitted_at, run_no, line_no)
SELECT resource_id, request_id, submitted_at, run_no, line_no
  FROM decision
 WHERE kind = 'RESOURCE' AND decision <> 'REJECTED'
   AND resource_id NOT IN (SELECT u.resource_id FROM (SELECT resource_id FROM unsubscription) u);
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'refund' AND column_name = 'unsubscribes') > 0,
    'ALTER TABLE refund DROP COLUMN unsubscribes', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

DEALLOCATE PREPARE change_table;

-- Accounts of which a reset waited in a run for a good line of their consumption (Rule I3).
CREATE TABLE IF NOT EXISTS waiting_reset (
    run_no     INT NOT NULL,
    account_id ${id} NOT NULL,
    PRIMARY KEY (run_no, account_id)
) ${engine};
