-- What came in a run is compared by indexes that hold all that is compared, so that what came earlier is never passed.
DROP INDEX IF EXISTS settlement_line_run;
DROP INDEX IF EXISTS settlement_line_settled_at;
DROP INDEX IF EXISTS settlement_line_refund;
CREATE INDEX settlement_line_run ON settlement_line (run_no, refund_id, settled_at, status, amount);
CREATE INDEX settlement_line_settled_at ON settlement_line (settled_at, run_no, refund_id, status, amount);
CREATE INDEX settlement_line_refund ON settlement_line (refund_id, settled_at);
DROP INDEX IF EXISTS purchase_order_came;
CREATE INDEX purchase_order_came
    ON purchase_order (run_no, order_type, status, order_id, paid_cash, resource_id, effective_at, expires_at);
