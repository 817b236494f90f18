-- What is due is found without passing what is done.
-- MySQL ends a transaction at each statement here, so every statement can be run again after a kill.

-- Whether a run before the one that runs booked the grant; the ledger's booked_grant says which.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'quota_grant' AND index_name = 'quota_grant_booked') = 0,
    'ALTER TABLE quota_grant
        ADD COLUMN is_booked BOOLEAN NOT NULL DEFAULT 0,
        ADD KEY quota_grant_booked (is_booked)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- The accounts that became known since a run.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'account_user' AND index_name = 'account_user_known') = 0,
    'ALTER TABLE account_user ADD KEY account_user_known (first_known_on)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
