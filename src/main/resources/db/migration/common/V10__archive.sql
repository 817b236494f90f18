-- Orders that were moved out of the database to a file. A rejected line may still name one by its id alone (Rule I3).
CREATE TABLE IF NOT EXISTS archived_order (
    order_id    ${id} NOT NULL PRIMARY KEY,
    resource_id ${id} NOT NULL,
    file_name   VARCHAR(255) ${exact} NOT NULL,
    KEY archived_order_resource (resource_id)
) ${engine};
