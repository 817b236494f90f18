-- Whether a file was found by the run's night; else by the last reconciliation of the run, and the next one has its own list.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'run_not_taken' AND column_name = 'is_of_night') = 0,
    'ALTER TABLE run_not_taken ADD COLUMN is_of_night BOOLEAN NOT NULL DEFAULT TRUE', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
