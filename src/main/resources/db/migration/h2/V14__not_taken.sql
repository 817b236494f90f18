-- Whether a file was found by the run's night; else by the last reconciliation of the run, and the next one has its own list.
ALTER TABLE run_not_taken ADD COLUMN IF NOT EXISTS is_of_night BOOLEAN DEFAULT TRUE NOT NULL;
