-- A console enters requests without the checks of the intake, perhaps without a strict SQL mode: what no night could read, or
-- would never look at, is refused. An id with a blank behind it is equal to the one without for the server, but not for the
-- program. Where such a row is there already, the change fails; this finds it:
--   SELECT * FROM request WHERE NOT (CONCAT(request_id, ' ', account_id, ' ', resource_id, ' ') REGEXP '^([0-9A-Za-z][0-9A-Za-z_-]* ){3}$'
--     AND kind IN ('RESOURCE', 'RENEWAL') AND submitted_at >= '1970-01-02' AND submitted_at < '2200-01-03');
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.table_constraints
                WHERE table_schema = DATABASE() AND table_name = 'request' AND constraint_name = 'request_values') = 0,
    'ALTER TABLE request ADD CONSTRAINT request_values CHECK (
        CONCAT(request_id, '' '', account_id, '' '', resource_id, '' '') REGEXP ''^([0-9A-Za-z][0-9A-Za-z_-]* ){3}$''
        AND kind IN (''RESOURCE'', ''RENEWAL'') AND submitted_at >= ''1970-01-02'' AND submitted_at < ''2200-01-03'')', 'DO 0');
PREPARE change_table FROM @ddl;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
