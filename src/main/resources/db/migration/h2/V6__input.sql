-- Whether a run has all files of its input folder: an unfinished one that does not takes them before it decides.
ALTER TABLE run ADD COLUMN IF NOT EXISTS has_input BOOLEAN NOT NULL DEFAULT FALSE;

-- Of files that were taken before, nobody kept in mind which of their lines were bad: the same content is taken again.
ALTER TABLE input_file ADD COLUMN IF NOT EXISTS bad_lines_forgotten BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE input_file SET bad_lines_forgotten = TRUE WHERE reject_count > 0;
