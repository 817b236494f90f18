-- What is due is found without passing what is done.

-- Whether a run before the one that runs booked the grant; the ledger's booked_grant says which.
ALTER TABLE quota_grant ADD COLUMN IF NOT EXISTS is_booked BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX IF NOT EXISTS quota_grant_booked ON quota_grant (is_booked);

-- The accounts that became known since a run.
CREATE INDEX IF NOT EXISTS account_user_known ON account_user (first_known_on);
