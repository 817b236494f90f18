-- Orders are refunded as far as their cash goes (Rule I2), resources given back have a table of their own, points that
-- lapsed can be restored (Rule Q7), and what was bought too late is refunded (Rule A2).

ALTER TABLE decision DROP CONSTRAINT IF EXISTS refund_is_at_most_the_orders;
ALTER TABLE decision ALTER COLUMN kind
    SET DATA TYPE ENUM ('RESOURCE', 'RENEWAL', 'CREATE_FAILED', 'NOT_DELIVERED');

-- The order as it was when the refund was recorded: its whole cash and its term.
ALTER TABLE refund ADD COLUMN IF NOT EXISTS paid_cash DECIMAL(15, 2) DEFAULT 0 NOT NULL;
ALTER TABLE refund ADD COLUMN IF NOT EXISTS effective_at TIMESTAMP(6);
ALTER TABLE refund ADD COLUMN IF NOT EXISTS expires_at TIMESTAMP(6);
UPDATE refund SET paid_cash = order_amount WHERE paid_cash = 0;
ALTER TABLE refund ALTER COLUMN kind
    SET DATA TYPE ENUM ('FULL', 'PARTIAL', 'RENEWAL', 'PACKAGE', 'CREATE_FAILED', 'NOT_DELIVERED');
ALTER TABLE refund DROP CONSTRAINT IF EXISTS refunds_are_at_most_the_cash;
ALTER TABLE refund ADD CONSTRAINT refunds_are_at_most_the_cash
    CHECK (refunded_before >= 0 AND refunded_before + refund_amount <= paid_cash);
ALTER TABLE refund DROP CONSTRAINT IF EXISTS refund_is_at_most_what_counts;
ALTER TABLE refund ADD CONSTRAINT refund_is_at_most_what_counts CHECK (refund_amount <= order_amount);

ALTER TABLE movement ALTER COLUMN movement
    SET DATA TYPE ENUM ('INITIAL', 'LAPSE', 'RESET', 'GRANT', 'SPEND', 'RESTORE');

ALTER TABLE held_request ADD COLUMN IF NOT EXISTS held_since DATE;

-- The accepted request by which a resource was given back: there is one at most.
CREATE TABLE IF NOT EXISTS unsubscription (
    resource_id  ${id} NOT NULL PRIMARY KEY,
    request_id   ${id} NOT NULL,
    submitted_at TIMESTAMP(6) NOT NULL,
    run_no       INT NOT NULL,
    line_no      INT NOT NULL
);
INSERT INTO unsubscription (resource_id, request_id, submitted_at, run_no, line_no)
SELECT resource_id, request_id, submitted_at, run_no, line_no
  FROM decision
 WHERE kind = 'RESOURCE' AND decision <> 'REJECTED'
   AND resource_id NOT IN (SELECT resource_id FROM unsubscription);
ALTER TABLE refund DROP COLUMN IF EXISTS unsubscribes;

-- Accounts of which a reset waited in a run for a good line of their consumption (Rule I3).
CREATE TABLE IF NOT EXISTS waiting_reset (
    run_no     INT NOT NULL,
    account_id ${id} NOT NULL,
    PRIMARY KEY (run_no, account_id)
);
