-- Whether a run has all files of its input folder: an unfinished one that does not takes them before it decides.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'run' AND column_name = 'has_input') = 0,
    'ALTER TABLE run ADD COLUMN has_input BOOLEAN NOT NULL DEFAULT FALSE', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
