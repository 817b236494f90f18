-- The tables of Reckon. Instants are UTC, money and points have two decimals, ids are ASCII and case-sensitive.
-- MySQL ends a transaction at each statement here, so every statement can be run again after a kill.

-- Staging: what was delivered, as last delivered. -----------------------------------------------------------

CREATE TABLE IF NOT EXISTS input_file (
    file_no       INT           NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind          VARCHAR(16)   NOT NULL,
    name          VARCHAR(255)  ${exact} NOT NULL,
    sha256        VARCHAR(64)   NOT NULL, -- MariaDB generates no column from a CHAR
    business_date DATE          NOT NULL,
    refused       BOOLEAN       NOT NULL,
    line_count    BIGINT        NOT NULL,
    reject_count  BIGINT        NOT NULL,
    taken_sha256  VARCHAR(64)   GENERATED ALWAYS AS (CASE WHEN refused THEN NULL ELSE sha256 END),
    CONSTRAINT input_file_is_taken_once UNIQUE (kind, taken_sha256)
) ${engine};

CREATE TABLE IF NOT EXISTS reject (
    file_no     INT             NOT NULL,
    line        BIGINT          NOT NULL,
    column_name VARCHAR(64)     NOT NULL,
    field_value VARCHAR(1001)   ${exact} NOT NULL,
    error       VARCHAR(255)    NOT NULL,
    PRIMARY KEY (file_no, line)
) ${engine};

CREATE TABLE IF NOT EXISTS account (
    account_id               ${id} NOT NULL PRIMARY KEY,
    mobile_hash              BINARY(32),
    certification_id_hash    BINARY(32),
    payment_source_hash      BINARY(32),
    content_fingerprint_hash BINARY(32),
    login_ip_hash            BINARY(32),
    risk                     ENUM ('CLEAR', 'REJECTED') NOT NULL
) ${engine};

CREATE TABLE IF NOT EXISTS list_price (
    product     VARCHAR(64)   ${exact} NOT NULL,
    spec        VARCHAR(64)   ${exact} NOT NULL,
    term_months INT           NOT NULL,
    list_price  DECIMAL(15, 2) NOT NULL,
    valid_from  DATETIME(6)   NOT NULL,
    PRIMARY KEY (product, spec, term_months, valid_from)
) ${engine};

CREATE TABLE IF NOT EXISTS resource (
    resource_id          ${id} NOT NULL PRIMARY KEY,
    account_id           ${id} NOT NULL,
    product              VARCHAR(64) ${exact} NOT NULL,
    status               ENUM ('ACTIVE', 'FROZEN', 'RELEASED', 'ARCHIVED') NOT NULL,
    attached_to          ${id},
    package_used         BOOLEAN NOT NULL,
    support_benefit_used BOOLEAN NOT NULL,
    invoiced             BOOLEAN NOT NULL,
    in_transaction       BOOLEAN NOT NULL,
    KEY resource_attached_to (attached_to)
) ${engine};

CREATE TABLE IF NOT EXISTS purchase_order (
    order_id        ${id} NOT NULL PRIMARY KEY,
    account_id      ${id} NOT NULL,
    resource_id     ${id} NOT NULL,
    product         VARCHAR(64) ${exact} NOT NULL,
    spec            VARCHAR(64) ${exact},
    order_type      ENUM ('NEW', 'RENEW', 'RESIZE', 'CONVERT') NOT NULL,
    charge_type     ENUM ('PREPAID', 'POSTPAID') NOT NULL,
    status          ENUM ('COMPLETED', 'PENDING', 'CREATE_FAILED', 'REFUNDED') NOT NULL,
    purchased_at    DATETIME(6) NOT NULL,
    effective_at    DATETIME(6),
    expires_at      DATETIME(6),
    duration_months INT NOT NULL,
    paid_cash       DECIMAL(15, 2) NOT NULL,
    paid_coupon     DECIMAL(15, 2) NOT NULL,
    offering        ENUM ('REGULAR', 'TRIAL', 'FREE', 'ONE_TIME') NOT NULL,
    promotion       ENUM ('NONE', 'NO_FULL_REFUND', 'NO_REFUND') NOT NULL,
    under_contract  BOOLEAN NOT NULL,
    bundle_id       ${id},
    KEY purchase_order_resource (resource_id),
    KEY purchase_order_bundle (bundle_id),
    KEY purchase_order_status (status)
) ${engine};

CREATE TABLE IF NOT EXISTS consumption (
    consumption_month CHAR(7) NOT NULL,
    account_id        ${id} NOT NULL,
    amount            DECIMAL(15, 2) NOT NULL,
    PRIMARY KEY (consumption_month, account_id)
) ${engine};

CREATE TABLE IF NOT EXISTS quota_grant (
    grant_id    ${id} NOT NULL PRIMARY KEY,
    account_id  ${id} NOT NULL,
    points      DECIMAL(15, 2) NOT NULL,
    granted_at  DATETIME(6) NOT NULL,
    grant_month CHAR(7)
) ${engine};

-- The table of requests is an interface: the console may insert into it as well.
CREATE TABLE IF NOT EXISTS request (
    request_id   ${id} NOT NULL PRIMARY KEY,
    account_id   ${id} NOT NULL,
    resource_id  ${id} NOT NULL,
    kind         ENUM ('RESOURCE', 'RENEWAL') NOT NULL,
    submitted_at DATETIME(6) NOT NULL
) ${engine};

CREATE TABLE IF NOT EXISTS settlement (
    settlement_id ${id} NOT NULL PRIMARY KEY,
    refund_id     ${id} NOT NULL,
    amount        DECIMAL(15, 2) NOT NULL,
    settled_at    DATETIME(6) NOT NULL,
    status        ENUM ('PAID', 'FAILED') NOT NULL
) ${engine};

-- Users, found anew in each run. ----------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS account_user (
    account_id     ${id} NOT NULL PRIMARY KEY,
    user_id        ${id} NOT NULL,
    first_known_on DATE NOT NULL
) ${engine};

-- A value that so many accounts share that it links nobody (Rule U1).
CREATE TABLE IF NOT EXISTS unlinked_value (
    run_no      INT NOT NULL,
    attribute   VARCHAR(24) NOT NULL,
    fingerprint CHAR(16) NOT NULL,
    accounts    INT NOT NULL,
    PRIMARY KEY (run_no, attribute, fingerprint)
) ${engine};

-- The ledger: rows are only ever added. ---------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS run (
    run_no        INT      NOT NULL PRIMARY KEY,
    business_date DATE     NOT NULL UNIQUE,
    previous_seq  BIGINT   NOT NULL,
    previous_hash CHAR(64) NOT NULL,
    last_seq      BIGINT,
    last_hash     CHAR(64),
    missing_month CHAR(7)
) ${engine};

CREATE TABLE IF NOT EXISTS decision (
    run_no         INT NOT NULL,
    line_no        INT NOT NULL,
    request_id     ${id},
    order_id       ${id},
    account_id     ${id} NOT NULL,
    user_id        ${id},
    resource_id    ${id} NOT NULL,
    product        VARCHAR(64) ${exact},
    kind           ENUM ('RESOURCE', 'RENEWAL', 'CREATE_FAILED') NOT NULL,
    submitted_at   DATETIME(6) NOT NULL,
    decision       ENUM ('FULL', 'PARTIAL', 'RENEWAL', 'PACKAGE', 'REJECTED') NOT NULL,
    rule           VARCHAR(3) NOT NULL,
    reason         VARCHAR(32),
    usage_days     INT,
    order_amount   DECIMAL(17, 2),
    refund_amount  DECIMAL(17, 2) NOT NULL,
    points_spent   DECIMAL(17, 2) NOT NULL,
    points_before  DECIMAL(17, 2),
    policy_version VARCHAR(64) ${exact} NOT NULL,
    explanation    VARCHAR(4000) ${exact} NOT NULL,
    resource_end   DATETIME(6),
    PRIMARY KEY (run_no, line_no),
    CONSTRAINT request_is_decided_once UNIQUE (request_id),
    CONSTRAINT money_is_returned_if_accepted CHECK ((refund_amount > 0) = (decision <> 'REJECTED')),
    CONSTRAINT refund_is_at_most_the_orders CHECK (refund_amount <= COALESCE(order_amount, 0)),
    CONSTRAINT points_suffice CHECK (points_spent >= 0 AND points_spent <= COALESCE(points_before, 0))
) ${engine};

-- Requests that the data did not allow to decide in a run (Rule I3); they stay due and are no part of the ledger.
CREATE TABLE IF NOT EXISTS held_request (
    run_no         INT NOT NULL,
    request_id     ${id} NOT NULL,
    order_id       ${id},
    account_id     ${id} NOT NULL,
    user_id        ${id},
    resource_id    ${id} NOT NULL,
    product        VARCHAR(64) ${exact},
    kind           ENUM ('RESOURCE', 'RENEWAL') NOT NULL,
    submitted_at   DATETIME(6) NOT NULL,
    reason         VARCHAR(32) NOT NULL,
    points_before  DECIMAL(17, 2),
    policy_version VARCHAR(64) ${exact} NOT NULL,
    explanation    VARCHAR(4000) ${exact} NOT NULL,
    PRIMARY KEY (run_no, request_id)
) ${engine};

-- What a decision returns on one order. The line after one on the same order starts from what that one left, so
-- two lines that both think nothing was returned yet cannot both stand (Rule I2).
CREATE TABLE IF NOT EXISTS refund (
    run_no          INT NOT NULL,
    line_no         INT NOT NULL,
    part_no         INT NOT NULL,
    refund_id       CHAR(35) ${exact} NOT NULL,
    order_id        ${id} NOT NULL,
    kind            ENUM ('FULL', 'PARTIAL', 'RENEWAL', 'PACKAGE', 'CREATE_FAILED') NOT NULL,
    order_amount    DECIMAL(15, 2) NOT NULL,
    refunded_before DECIMAL(15, 2) NOT NULL,
    refund_amount   DECIMAL(15, 2) NOT NULL,
    points_spent    DECIMAL(15, 2) NOT NULL,
    unsubscribes    BOOLEAN NOT NULL,
    PRIMARY KEY (run_no, line_no, part_no),
    CONSTRAINT refunds_of_an_order_follow_one_another UNIQUE (order_id, refunded_before),
    CONSTRAINT refund_is_positive CHECK (refund_amount > 0),
    CONSTRAINT refunds_are_at_most_the_cash CHECK (refunded_before >= 0 AND refunded_before + refund_amount <= order_amount),
    CONSTRAINT points_are_all_or_nothing CHECK (points_spent = 0 OR points_spent = refund_amount)
) ${engine};

CREATE TABLE IF NOT EXISTS movement (
    account_id        ${id} NOT NULL,
    movement_no       INT NOT NULL,
    run_no            INT NOT NULL,
    movement          ENUM ('INITIAL', 'LAPSE', 'RESET', 'GRANT', 'SPEND') NOT NULL,
    points            DECIMAL(17, 2) NOT NULL,
    balance_after     DECIMAL(17, 2) NOT NULL,
    lasting_after     DECIMAL(17, 2) NOT NULL,
    monthly_after     DECIMAL(17, 2) NOT NULL,
    month_bound_after DECIMAL(17, 2) NOT NULL,
    quota_month       CHAR(7) NOT NULL,
    effective_at      DATETIME(6) NOT NULL,
    reference         ${id},
    PRIMARY KEY (account_id, movement_no),
    CONSTRAINT no_pot_is_below_zero CHECK (lasting_after >= 0 AND monthly_after >= 0 AND month_bound_after >= 0),
    CONSTRAINT balance_is_all_pots CHECK (balance_after = lasting_after + monthly_after + month_bound_after),
    KEY movement_run (run_no)
) ${engine};

CREATE TABLE IF NOT EXISTS booked_grant (
    grant_id ${id} NOT NULL PRIMARY KEY,
    run_no   INT NOT NULL
) ${engine};

-- The seven-day full refund that an account had for a product (Rule F2).
CREATE TABLE IF NOT EXISTS seven_day_chance (
    account_id ${id} NOT NULL,
    product    VARCHAR(64) ${exact} NOT NULL,
    run_no     INT NOT NULL,
    line_no    INT NOT NULL,
    PRIMARY KEY (account_id, product)
) ${engine};

-- Renewals that a decision took although only coupons had paid for them: they are gone, and no money returned (Rule F1).
CREATE TABLE IF NOT EXISTS renewal_without_cash (
    order_id ${id} NOT NULL PRIMARY KEY,
    run_no   INT NOT NULL,
    line_no  INT NOT NULL
) ${engine};

-- Disks and addresses that go on without a released instance (Rule R1).
CREATE TABLE IF NOT EXISTS unbinding (
    run_no      INT NOT NULL,
    line_no     INT NOT NULL,
    resource_id ${id} NOT NULL,
    PRIMARY KEY (run_no, line_no, resource_id)
) ${engine};

-- Decided requests for members of bundles, for requests made together with them that arrive later (Rule E18).
CREATE TABLE IF NOT EXISTS bundle_request (
    account_id   ${id} NOT NULL,
    resource_id  ${id} NOT NULL,
    kind         ENUM ('RESOURCE', 'RENEWAL') NOT NULL,
    submitted_at DATETIME(6) NOT NULL,
    request_id   ${id} NOT NULL,
    PRIMARY KEY (resource_id, account_id, kind, submitted_at, request_id)
) ${engine};

-- The fingerprint of the identity key, by which a changed key is noticed (Rule U2). ---------------------------

CREATE TABLE IF NOT EXISTS identity_key (
    fingerprint BINARY(32) NOT NULL PRIMARY KEY
) ${engine};

-- Who runs a night; the lock itself is the server's. -----------------------------------------------------------

CREATE TABLE IF NOT EXISTS night_lock (
    lock_no INT NOT NULL PRIMARY KEY,
    holder  VARCHAR(255) NOT NULL
) ${engine};
