-- What a night looks for by what came with it, so that it costs the same however long the history is.

-- The run's part of this index has all that tells whether an order may have to be looked at. By status alone it would
-- lead through all orders there ever were.
DROP INDEX IF EXISTS purchase_order_status;
DROP INDEX IF EXISTS purchase_order_run;
CREATE INDEX IF NOT EXISTS purchase_order_came ON purchase_order (run_no, order_type, status, paid_cash, resource_id);
CREATE INDEX IF NOT EXISTS unsubscription_run ON unsubscription (run_no);

-- What is asked about one account or one request, by support and customers.
CREATE INDEX IF NOT EXISTS account_user_user ON account_user (user_id);
CREATE INDEX IF NOT EXISTS quota_grant_account ON quota_grant (account_id);
CREATE INDEX IF NOT EXISTS request_account ON request (account_id);
CREATE INDEX IF NOT EXISTS held_request_request ON held_request (request_id);
CREATE INDEX IF NOT EXISTS decision_account ON decision (account_id);

-- Whether the run has looked for orders to be refunded without a request; until the last run that has, nothing is left.
ALTER TABLE run ADD COLUMN IF NOT EXISTS automatic_refunds_found BOOLEAN DEFAULT FALSE NOT NULL;

-- By which policy the run found who is one user: where it is the same and no account came, nobody has to be found anew.
ALTER TABLE run ADD COLUMN IF NOT EXISTS users_policy VARCHAR(255);

-- Orders that Rule A1 or A2 will refund when their day has come, or a good line has followed a rejected one.
CREATE TABLE IF NOT EXISTS waiting_order (
    order_id ${id} NOT NULL PRIMARY KEY
) ${engine};

-- The resources that orders convert, with those that an order named before: few, and looked up by what comes.
CREATE TABLE IF NOT EXISTS conversion (
    order_id    ${id} NOT NULL,
    resource_id ${id} NOT NULL,
    PRIMARY KEY (order_id, resource_id),
    KEY conversion_resource (resource_id)
) ${engine};
INSERT INTO conversion (order_id, resource_id)
SELECT o.order_id, o.resource_id
  FROM purchase_order o
 WHERE o.order_type = 'CONVERT' AND NOT EXISTS (SELECT 1 FROM (SELECT order_id FROM conversion) c WHERE c.order_id = o.order_id);
