-- What a night looks for by what came with it, so that it costs the same however long the history is.
-- MySQL ends a transaction at each statement here, so every statement can be run again after a kill.

-- The run's part of this index has all that tells whether an order may have to be looked at. By status alone it would
-- lead through all orders there ever were.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order'
                  AND index_name = 'purchase_order_status') > 0,
    'ALTER TABLE purchase_order DROP KEY purchase_order_status', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order'
                  AND index_name = 'purchase_order_run') > 0,
    'ALTER TABLE purchase_order DROP KEY purchase_order_run', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order'
                  AND index_name = 'purchase_order_came') = 0,
    'ALTER TABLE purchase_order ADD KEY purchase_order_came (run_no, order_type, status, paid_cash, resource_id)',
    'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'unsubscription'
                  AND index_name = 'unsubscription_run') = 0,
    'ALTER TABLE unsubscription ADD KEY unsubscription_run (run_no)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- What is asked about one account or one request, by support and customers.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'account_user' AND index_name = 'account_user_user') = 0,
    'ALTER TABLE account_user ADD KEY account_user_user (user_id)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'quota_grant' AND index_name = 'quota_grant_account') = 0,
    'ALTER TABLE quota_grant ADD KEY quota_grant_account (account_id)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'request' AND index_name = 'request_account') = 0,
    'ALTER TABLE request ADD KEY request_account (account_id)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'held_request' AND index_name = 'held_request_request') = 0,
    'ALTER TABLE held_request ADD KEY held_request_request (request_id)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'decision' AND index_name = 'decision_account') = 0,
    'ALTER TABLE decision ADD KEY decision_account (account_id)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- Whether the run has looked for orders to be refunded without a request; until the last run that has, nothing is left.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'run'
                  AND column_name = 'automatic_refunds_found') = 0,
    'ALTER TABLE run ADD COLUMN automatic_refunds_found BOOLEAN NOT NULL DEFAULT 0', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- By which policy the run found who is one user: where it is the same and no account came, nobody has to be found anew.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'run' AND column_name = 'users_policy') = 0,
    'ALTER TABLE run ADD COLUMN users_policy VARCHAR(255)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

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
