-- What came in a run is compared by indexes that hold all that is compared, so that what came earlier is never passed.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'settlement_line'
                  AND index_name = 'settlement_line_run') = 1,
    'ALTER TABLE settlement_line
        DROP KEY settlement_line_run,
        DROP KEY settlement_line_settled_at,
        DROP KEY settlement_line_refund,
        ADD KEY settlement_line_run (run_no, refund_id, settled_at, status, amount),
        ADD KEY settlement_line_settled_at (settled_at, run_no, refund_id, status, amount),
        ADD KEY settlement_line_refund (refund_id, settled_at)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;

SET @ddl = IF((SELECT COUNT(*) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'purchase_order'
                  AND index_name = 'purchase_order_came') = 6,
    'ALTER TABLE purchase_order
        DROP KEY purchase_order_came,
        ADD KEY purchase_order_came
            (run_no, order_type, status, order_id, paid_cash, resource_id, effective_at, expires_at)', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
