-- What no night could read, or would never look at, is refused whoever enters it.
ALTER TABLE request DROP CONSTRAINT IF EXISTS request_values;
ALTER TABLE request ADD CONSTRAINT request_values CHECK (request_id > '' AND account_id > '' AND account_id < '~'
    AND resource_id > '' AND kind IN ('RESOURCE', 'RENEWAL') AND submitted_at >= '1000-01-01');
