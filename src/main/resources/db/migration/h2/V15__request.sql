-- What no night could read, or would never look at, is refused whoever enters it.
ALTER TABLE request DROP CONSTRAINT IF EXISTS request_values;
ALTER TABLE request ADD CONSTRAINT request_values CHECK (
    CONCAT(request_id, ' ', account_id, ' ', resource_id, ' ') REGEXP '^([0-9A-Za-z][0-9A-Za-z_-]* ){3}$'
    AND kind IN ('RESOURCE', 'RENEWAL') AND submitted_at >= '1970-01-02' AND submitted_at < '2200-01-03');
