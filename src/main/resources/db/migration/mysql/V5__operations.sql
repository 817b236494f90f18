-- Each statement looks first, so that a step that was cut off can begin again.

-- Primary keys for databases that were made before version 1 had them. ------------------------------------------

SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.table_constraints
     WHERE table_schema = DATABASE() AND table_name = 'BATCH_JOB_EXECUTION_PARAMS' AND constraint_type = 'PRIMARY KEY') = 0,
    'ALTER TABLE BATCH_JOB_EXECUTION_PARAMS ADD PRIMARY KEY (JOB_EXECUTION_ID, PARAMETER_NAME)',
    'DO 0');
PREPARE step FROM @ddl;
EXECUTE step;
DEALLOCATE PREPARE step;

SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.table_constraints
     WHERE table_schema = DATABASE() AND table_name = 'BATCH_STEP_EXECUTION_SEQ' AND constraint_type = 'PRIMARY KEY') = 0,
    'ALTER TABLE BATCH_STEP_EXECUTION_SEQ ADD PRIMARY KEY (UNIQUE_KEY)',
    'DO 0');
PREPARE step FROM @ddl;
EXECUTE step;
DEALLOCATE PREPARE step;

SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.table_constraints
     WHERE table_schema = DATABASE() AND table_name = 'BATCH_JOB_EXECUTION_SEQ' AND constraint_type = 'PRIMARY KEY') = 0,
    'ALTER TABLE BATCH_JOB_EXECUTION_SEQ ADD PRIMARY KEY (UNIQUE_KEY)',
    'DO 0');
PREPARE step FROM @ddl;
EXECUTE step;
DEALLOCATE PREPARE step;

SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.table_constraints
     WHERE table_schema = DATABASE() AND table_name = 'BATCH_JOB_INSTANCE_SEQ' AND constraint_type = 'PRIMARY KEY') = 0,
    'ALTER TABLE BATCH_JOB_INSTANCE_SEQ ADD PRIMARY KEY (UNIQUE_KEY)',
    'DO 0');
PREPARE step FROM @ddl;
EXECUTE step;
DEALLOCATE PREPARE step;

-- The ledger's own id, by which the files of its runs are told from those of another ledger. -------------------

CREATE TABLE IF NOT EXISTS ledger_identity (
    id_no     INT      NOT NULL PRIMARY KEY,
    ledger_id CHAR(36) NOT NULL
) ${engine};

INSERT INTO ledger_identity (id_no, ledger_id)
SELECT 1, UUID() FROM (SELECT 1 AS one) AS nothing WHERE NOT EXISTS (SELECT 1 FROM ledger_identity);

-- The runs that an output folder may hold: those that this ledger was about to publish, each time with another end of
-- the audit, and those of others that somebody accepted by name. ------------------------------------------------

CREATE TABLE IF NOT EXISTS published_run (
    ledger_id     CHAR(36) NOT NULL,
    run_no        INT      NOT NULL,
    last_hash     CHAR(64) NOT NULL,
    business_date DATE     NOT NULL,
    accepted      BOOLEAN  NOT NULL,
    PRIMARY KEY (ledger_id, run_no, last_hash)
) ${engine};

INSERT INTO published_run (ledger_id, run_no, last_hash, business_date, accepted)
SELECT i.ledger_id, r.run_no, r.last_hash, r.business_date, FALSE FROM run r, ledger_identity i
WHERE r.last_hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM published_run);
