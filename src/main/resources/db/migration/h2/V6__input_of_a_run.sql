-- Whether a run has all files of its input folder: an unfinished one that does not takes them before it decides.
ALTER TABLE run ADD COLUMN IF NOT EXISTS has_input BOOLEAN NOT NULL DEFAULT FALSE;
