-- What the reconciliation reads: settlements as each run delivered them, and what came with which run; and what it found.

-- Looked up by settlements.
ALTER TABLE refund ALTER COLUMN refund_id SET DATA TYPE ${id};
CREATE INDEX IF NOT EXISTS refund_refund_id ON refund (refund_id);

-- The run that delivered a row last; 0 for what came before there was a reconciliation.
ALTER TABLE purchase_order ADD COLUMN IF NOT EXISTS run_no INT DEFAULT 0 NOT NULL;
CREATE INDEX IF NOT EXISTS purchase_order_run ON purchase_order (run_no);
ALTER TABLE resource ADD COLUMN IF NOT EXISTS run_no INT DEFAULT 0 NOT NULL;
CREATE INDEX IF NOT EXISTS resource_run ON resource (run_no);
ALTER TABLE run ADD COLUMN IF NOT EXISTS reconciles_only BOOLEAN DEFAULT FALSE NOT NULL;

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
