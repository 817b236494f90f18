-- Indexes that cost a night less: one that it does not need, one that it fills at its end, one that saves it reading rows.
DROP INDEX IF EXISTS request_account;
DROP INDEX IF EXISTS unsubscription_run;
CREATE INDEX unsubscription_run ON unsubscription (run_no, line_no, submitted_at);
DROP INDEX IF EXISTS purchase_order_resource;
CREATE INDEX purchase_order_resource ON purchase_order (resource_id, purchased_at);
