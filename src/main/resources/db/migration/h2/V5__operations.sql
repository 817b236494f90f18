ALTER TABLE BATCH_JOB_EXECUTION_PARAMS
    ADD CONSTRAINT IF NOT EXISTS JOB_EXEC_PARAMS_PK PRIMARY KEY (JOB_EXECUTION_ID, PARAMETER_NAME);

-- The ledger's own id, by which the files of its runs are told from those of another ledger. -------------------

CREATE TABLE IF NOT EXISTS ledger_identity (
    id_no     INT      NOT NULL PRIMARY KEY,
    ledger_id CHAR(36) NOT NULL
) ${engine};

INSERT INTO ledger_identity (id_no, ledger_id)
SELECT 1, CAST(RANDOM_UUID() AS CHAR(36)) FROM (SELECT 1 AS one) AS nothing WHERE NOT EXISTS (SELECT 1 FROM ledger_identity);

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
