-- Whether a run has all files of its input folder: an unfinished one that does not takes them before it decides.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'run' AND column_name = 'has_input') = 0,
    'ALTER TABLE run ADD COLUMN has_input BOOLEAN NOT NULL DEFAULT FALSE', 'DO 0');
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
