-- Users are found from the accounts that came, by the values that they share with others.
-- One statement, so that after a kill either all of it is there or nothing.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'account' AND index_name = 'account_run') = 0,
    'ALTER TABLE account
        ADD COLUMN run_no INT NOT NULL DEFAULT 0,
        ADD KEY account_run (run_no),
        ADD KEY account_mobile (mobile_hash),
        ADD KEY account_certification_id (certification_id_hash),
        ADD KEY account_payment_source (payment_source_hash),
        ADD KEY account_content_fingerprint (content_fingerprint_hash),
        ADD KEY account_login_ip (login_ip_hash)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- Within a run orders come in the order of their ids, so the index is filled at its end instead of all over.
SET @ddl = IF((SELECT seq_in_index FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order'
                  AND index_name = 'purchase_order_came' AND column_name = 'paid_cash') = 4,
    'ALTER TABLE purchase_order
        DROP KEY purchase_order_came,
        ADD KEY purchase_order_came (run_no, order_type, status, order_id, paid_cash, resource_id)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

-- rf- and eight hex digits tell refunds apart, and make an index of half the size.
SET @ddl = IF((SELECT sub_part FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'refund'
                  AND index_name = 'refund_refund_id') IS NULL,
    'ALTER TABLE refund DROP KEY refund_refund_id, ADD KEY refund_refund_id (refund_id(11))', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- Which requests were made together is read from the decisions.
DROP TABLE IF EXISTS bundle_request;
