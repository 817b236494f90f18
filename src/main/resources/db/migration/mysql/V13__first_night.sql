-- Indexes that cost a night less: one that it does not need, one that it fills at its end, one that saves it reading rows.
-- MySQL ends a transaction at each statement here, so every statement can be run again after a kill.

-- Only answers ask for requests by their account, and what is kept are those not decided and those of the last run.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'request' AND index_name = 'request_account') > 0,
    'ALTER TABLE request DROP KEY request_account', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- What a run gave back is recorded in the order of its lines, so the index is filled at its end. It has all that is compared.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'unsubscription'
                  AND index_name = 'unsubscription_run') = 1,
    'ALTER TABLE unsubscription
        DROP KEY unsubscription_run,
        ADD KEY unsubscription_run (run_no, line_no, submitted_at)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- Orders bought after their resource was given back (Rule A2) are found without reading the others.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order'
                  AND index_name = 'purchase_order_resource') = 1,
    'ALTER TABLE purchase_order
        DROP KEY purchase_order_resource,
        ADD KEY purchase_order_resource (resource_id, purchased_at)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
