-- Users are found from the accounts that came, by the values that they share with others.
ALTER TABLE account ADD COLUMN IF NOT EXISTS run_no INT DEFAULT 0 NOT NULL;
CREATE INDEX IF NOT EXISTS account_run ON account (run_no);
CREATE INDEX IF NOT EXISTS account_mobile ON account (mobile_hash);
CREATE INDEX IF NOT EXISTS account_certification_id ON account (certification_id_hash);
CREATE INDEX IF NOT EXISTS account_payment_source ON account (payment_source_hash);
CREATE INDEX IF NOT EXISTS account_content_fingerprint ON account (content_fingerprint_hash);
CREATE INDEX IF NOT EXISTS account_login_ip ON account (login_ip_hash);

-- Which requests were made together is read from the decisions.
DROP TABLE IF EXISTS bundle_request;
