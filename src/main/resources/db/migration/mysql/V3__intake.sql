-- What a bad or a refused delivery leaves open, and what files of fewer columns need.
-- MySQL ends a transaction at each statement here, so every statement can be run again after a kill.

-- A file is taken again when another content came between, so one content may stand here several times.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'input_file'
                  AND index_name = 'input_file_is_taken_once') > 0,
    'ALTER TABLE input_file DROP INDEX input_file_is_taken_once', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'input_file'
                  AND column_name = 'taken_sha256') > 0,
    'ALTER TABLE input_file DROP COLUMN taken_sha256', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'input_file'
                  AND column_name = 'decided_again') = 0,
    'ALTER TABLE input_file ADD COLUMN decided_again BIGINT NOT NULL DEFAULT 0', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'input_file'
                  AND index_name = 'input_file_name') = 0,
    'ALTER TABLE input_file ADD KEY input_file_name (kind, name)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- Of files that were taken before, nobody kept in mind which of their lines were bad: the same content is taken again.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'input_file'
                  AND column_name = 'bad_lines_forgotten') = 0,
    'ALTER TABLE input_file ADD COLUMN bad_lines_forgotten BOOLEAN NOT NULL DEFAULT FALSE', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

UPDATE input_file SET bad_lines_forgotten = TRUE WHERE reject_count > 0;

-- What a column holds that the file of a new row does not have.
ALTER TABLE account ALTER COLUMN risk SET DEFAULT 'CLEAR';
ALTER TABLE resource ALTER COLUMN package_used SET DEFAULT 0;
ALTER TABLE resource ALTER COLUMN support_benefit_used SET DEFAULT 0;
ALTER TABLE resource ALTER COLUMN invoiced SET DEFAULT 0;
ALTER TABLE resource ALTER COLUMN in_transaction SET DEFAULT 0;
ALTER TABLE purchase_order ALTER COLUMN duration_months SET DEFAULT 0;
ALTER TABLE purchase_order ALTER COLUMN offering SET DEFAULT 'REGULAR';
ALTER TABLE purchase_order ALTER COLUMN promotion SET DEFAULT 'NONE';
ALTER TABLE purchase_order ALTER COLUMN under_contract SET DEFAULT 0;
ALTER TABLE request ALTER COLUMN kind SET DEFAULT 'RESOURCE';

-- A file that was refused, or waits for its checksum, until one of its name is taken (Rule I3).
CREATE TABLE IF NOT EXISTS refused_file (
    kind          VARCHAR(16)   NOT NULL,
    name          VARCHAR(255)  ${exact} NOT NULL,
    business_date DATE          NOT NULL, -- since when
    problem       VARCHAR(1000) ${exact} NOT NULL,
    PRIMARY KEY (kind, name)
) ${engine};

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
) ${engine};

-- What a run's input folder held that is no input file, as of its last start that had a folder.
CREATE TABLE IF NOT EXISTS run_not_taken (
    run_no        INT          NOT NULL,
    name          VARCHAR(255) ${exact} NOT NULL,
    is_incomplete BOOLEAN      NOT NULL, -- whether the run is incomplete by it
    PRIMARY KEY (run_no, name)
) ${engine};

-- What was missing to call a run complete when it was last published.
CREATE TABLE IF NOT EXISTS run_incomplete (
    run_no  INT           NOT NULL,
    item_no INT           NOT NULL,
    reason  VARCHAR(2000) ${exact} NOT NULL,
    PRIMARY KEY (run_no, item_no)
) ${engine};

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
) ${engine};
