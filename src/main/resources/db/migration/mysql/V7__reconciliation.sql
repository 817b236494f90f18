-- What the reconciliation reads: settlements as each run delivered them, and what came with which run; and what it found.
-- MySQL ends a transaction at each statement here, so every statement can be run again after a kill.

-- Looked up by settlements, whose ids are ASCII.
ALTER TABLE refund MODIFY refund_id ${id} NOT NULL;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'refund' AND index_name = 'refund_refund_id') = 0,
    'ALTER TABLE refund ADD KEY refund_refund_id (refund_id)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- The run that delivered a row last; 0 for what came before there was a reconciliation.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order' AND column_name = 'run_no') = 0,
    'ALTER TABLE purchase_order ADD COLUMN run_no INT NOT NULL DEFAULT 0', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order'
                  AND index_name = 'purchase_order_run') = 0,
    'ALTER TABLE purchase_order ADD KEY purchase_order_run (run_no)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'resource' AND column_name = 'run_no') = 0,
    'ALTER TABLE resource ADD COLUMN run_no INT NOT NULL DEFAULT 0', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'resource' AND index_name = 'resource_run') = 0,
    'ALTER TABLE resource ADD KEY resource_run (run_no)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'run' AND column_name = 'reconciles_only') = 0,
    'ALTER TABLE run ADD COLUMN reconciles_only BOOLEAN NOT NULL DEFAULT 0', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- A settlement as each run delivered it last: what an earlier run counted can be told for good.
CREATE TABLE IF NOT EXISTS settlement_line (
    settlement_id ${id} NOT NULL,
    run_no        INT NOT NULL,
    refund_id     ${id} NOT NULL,
    amount        DECIMAL(15, 2) NOT NULL,
    settled_at    DATETIME(6) NOT NULL,
    status        ENUM ('PAID', 'FAILED') NOT NULL,
    PRIMARY KEY (settlement_id, run_no),
    KEY settlement_line_run (run_no),
    KEY settlement_line_refund (refund_id),
    KEY settlement_line_settled_at (settled_at)
) ${engine};

-- Made again where it is gone already, so that the next statement can be.
CREATE TABLE IF NOT EXISTS settlement (
    settlement_id ${id} NOT NULL PRIMARY KEY,
    refund_id     ${id} NOT NULL,
    amount        DECIMAL(15, 2) NOT NULL,
    settled_at    DATETIME(6) NOT NULL,
    status        ENUM ('PAID', 'FAILED') NOT NULL
) ${engine};
INSERT INTO settlement_line (settlement_id, run_no, refund_id, amount, settled_at, status)
SELECT settlement_id, 0, refund_id, amount, settled_at, status
  FROM settlement
 WHERE NOT EXISTS (SELECT 1 FROM (SELECT settlement_id FROM settlement_line WHERE run_no = 0) l
                    WHERE l.settlement_id = settlement.settlement_id);
DROP TABLE IF EXISTS settlement;

-- What a run's reconciliation came to, and by which settings.
CREATE TABLE IF NOT EXISTS reconciliation (
    run_no           INT            NOT NULL PRIMARY KEY,
    as_of            DATE           NOT NULL,
    settlement_days  INT            NOT NULL,
    orders_since     DATE,
    ledger_count     BIGINT         NOT NULL,
    ledger_amount    DECIMAL(17, 2) NOT NULL,
    paid_count       BIGINT         NOT NULL,
    paid_amount      DECIMAL(17, 2) NOT NULL,
    waiting_count    BIGINT         NOT NULL,
    waiting_amount   DECIMAL(17, 2) NOT NULL,
    before_count     BIGINT         NOT NULL,
    before_amount    DECIMAL(17, 2) NOT NULL,
    recorded_count   BIGINT         NOT NULL,
    recorded_amount  DECIMAL(17, 2) NOT NULL,
    settled_count    BIGINT         NOT NULL,
    settled_amount   DECIMAL(17, 2) NOT NULL,
    reopened_count   BIGINT         NOT NULL,
    reopened_amount  DECIMAL(17, 2) NOT NULL
) ${engine};

-- Its rows; those that are PENDING are the refunds of runs that are not due, without a settlement that counts.
CREATE TABLE IF NOT EXISTS reconciliation_row (
    run_no     INT  NOT NULL,
    break_name ${id} NOT NULL,
    state      ${id} NOT NULL,
    refund_id  ${id} NOT NULL, -- empty where the break has none, as order_id and account_id
    order_id   ${id} NOT NULL,
    account_id ${id} NOT NULL,
    expected   DECIMAL(15, 2),
    actual     DECIMAL(17, 2),
    since      DATE NOT NULL, -- the day that its age is counted from
    note       VARCHAR(500) ${exact} NOT NULL,
    PRIMARY KEY (run_no, break_name, refund_id, order_id, state),
    KEY reconciliation_row_refund (run_no, refund_id),
    KEY reconciliation_row_order (run_no, order_id)
) ${engine};

-- CONVERT orders that were to take effect after the date of the run that they came with.
CREATE TABLE IF NOT EXISTS waiting_conversion (
    order_id ${id} NOT NULL PRIMARY KEY
) ${engine};
