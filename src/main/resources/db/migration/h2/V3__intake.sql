-- What a bad or a refused delivery leaves open, and what files of fewer columns need.

-- A file is taken again when another content came between, so one content may stand here several times.
ALTER TABLE input_file DROP CONSTRAINT IF EXISTS input_file_is_taken_once;
ALTER TABLE input_file DROP COLUMN IF EXISTS taken_sha256;
ALTER TABLE input_file ADD COLUMN IF NOT EXISTS decided_again BIGINT DEFAULT 0 NOT NULL;
CREATE INDEX IF NOT EXISTS input_file_name ON input_file (kind, name);

-- Of files that were taken before, nobody kept in mind which of their lines were bad: the same content is taken again.
ALTER TABLE input_file ADD COLUMN IF NOT EXISTS bad_lines_forgotten BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE input_file SET bad_lines_forgotten = TRUE WHERE reject_count > 0;

-- What a column holds that the file of a new row does not have.
ALTER TABLE account ALTER COLUMN risk SET DEFAULT 'CLEAR';
ALTER TABLE resource ALTER COLUMN package_used SET DEFAULT FALSE;
ALTER TABLE resource ALTER COLUMN support_benefit_used SET DEFAULT FALSE;
ALTER TABLE resource ALTER COLUMN invoiced SET DEFAULT FALSE;
ALTER TABLE resource ALTER COLUMN in_transaction SET DEFAULT FALSE;
ALTER TABLE purchase_order ALTER COLUMN duration_months SET DEFAULT 0;
ALTER TABLE purchase_order ALTER COLUMN offering SET DEFAULT 'REGULAR';
ALTER TABLE purchase_order ALTER COLUMN promotion SET DEFAULT 'NONE';
ALTER TABLE purchase_order ALTER COLUMN under_contract SET DEFAULT FALSE;
ALTER TABLE request ALTER COLUMN kind SET DEFAULT 'RESOURCE';

-- A file that was refused, or waits for its checksum, until one of its name is taken (Rule I3).
CREATE TABLE IF NOT EXISTS refused_file (
    kind          VARCHAR(16)   NOT NULL,
    name          VARCHAR(255)  ${exact} NOT NULL,
    business_date DATE          NOT NULL, -- since when
    problem       VARCHAR(1000) ${exact} NOT NULL,
    PRIMARY KEY (kind, name)
);

INSERT INTO refused_file (kind, name, business_date, problem)
SELECT f.kind, f.name, f.business_date, 'it was refused as a whole'
  FROM input_file f
 WHERE f.refused
   AND f.file_no = (SELECT MAX(l.file_no) FROM input_file l WHERE l.kind = f.kind AND l.name = f.name)
   AND NOT EXISTS (SELECT 1 FROM refused_file r WHERE r.kind = f.kind AND r.name = f.name);

-- The last line delivered of something was bad, and no good one has come since (Rule I3). A column is NULL where
-- the line's value could not be read or its kind has none; line_key is what a good line has to have to end it.
CREATE TABLE IF NOT EXISTS rejected_line (
    kind              VARCHAR(16)  NOT NULL,
    line_key          VARCHAR(400) ${exact} NOT NULL,
    order_id          ${id},
    account_id        ${id},
    resource_id       ${id},
    bundle_id         ${id},
    grant_id          ${id},
    product           VARCHAR(64)  ${exact},
    spec              VARCHAR(64)  ${exact},
    term_months       INT,
    consumption_month CHAR(7),
    file_name         VARCHAR(255) ${exact} NOT NULL,
    line              BIGINT       NOT NULL,
    column_name       VARCHAR(64)  NOT NULL,
    business_date     DATE         NOT NULL, -- since when
    PRIMARY KEY (kind, line_key)
);

-- What a run's input folder held that is no input file, as of its last start that had a folder.
CREATE TABLE IF NOT EXISTS run_not_taken (
    run_no        INT          NOT NULL,
    name          VARCHAR(255) ${exact} NOT NULL,
    is_incomplete BOOLEAN      NOT NULL, -- whether the run is incomplete by it
    PRIMARY KEY (run_no, name)
);

-- What was missing to call a run complete when it was last published.
CREATE TABLE IF NOT EXISTS run_incomplete (
    run_no  INT           NOT NULL,
    item_no INT           NOT NULL,
    reason  VARCHAR(2000) ${exact} NOT NULL,
    PRIMARY KEY (run_no, item_no)
);

-- Breaks of the reconciliation that somebody answers for.
CREATE TABLE IF NOT EXISTS acceptance (
    break_name ENUM ('SETTLEMENT_DUPLICATE', 'SETTLEMENT_AMOUNT', 'SETTLEMENT_FAILED', 'SETTLEMENT_MISSING',
                     'SETTLEMENT_UNKNOWN', 'ORDER_REFUNDED_OUTSIDE', 'ORDER_NOT_MARKED', 'ORDER_CHANGED',
                     'CDS_NOT_CONVERTED') NOT NULL,
    refund_id  ${id} NOT NULL, -- empty where the break has none, as order_id
    order_id   ${id} NOT NULL,
    expected   DECIMAL(15, 2),
    actual     DECIMAL(15, 2),
    note       VARCHAR(500) ${exact},
    ticket     VARCHAR(64)  ${exact} NOT NULL,
    PRIMARY KEY (break_name, refund_id, order_id)
);
