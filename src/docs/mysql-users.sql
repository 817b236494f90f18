-- Users of MySQL for Reckon, with no more rights than each needs.
--
-- reckon_migrator makes and upgrades the tables: the command init, before the first night and with every new
-- version of the program. It also runs rekey, where another identity key has to take the place of the one used so far.
-- reckon_runner runs the nights. It adds to the ledger but can change or delete nothing of it: what was decided stays as
-- it was, whatever goes wrong and whoever gets hold of its password.
-- reckon_reader is for the commands that only read, such as status, history and verify; they may run beside a night.
-- reckon_console is for the console that customers use: it adds requests, and reads what became of them.
--
-- Run this as an administrator: part 1, then init as reckon_migrator, then part 2 (its rights are on tables that
-- must exist). Set passwords of your own, and write the host that the program runs on in the place of '%'.
-- Part 2 can be run again, and has to be after an upgrade that brought new tables.

-- Part 1: the database and its users.

CREATE DATABASE IF NOT EXISTS reckon CHARACTER SET utf8mb4;

CREATE USER 'reckon_migrator'@'%' IDENTIFIED BY 'a password for the migrator' REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON reckon.* TO 'reckon_migrator'@'%';

CREATE USER 'reckon_runner'@'%' IDENTIFIED BY 'a password for the runner' REQUIRE SSL;
GRANT SELECT ON reckon.* TO 'reckon_runner'@'%';

CREATE USER 'reckon_reader'@'%' IDENTIFIED BY 'a password for the reader' REQUIRE SSL;
GRANT SELECT ON reckon.* TO 'reckon_reader'@'%';

CREATE USER 'reckon_console'@'%' IDENTIFIED BY 'a password for the console' REQUIRE SSL;

-- Part 2, after init: what the runner writes.

-- The ledger: rows are added, and stay.
GRANT INSERT ON reckon.decision TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.refund TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.movement TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.booked_grant TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.seven_day_chance TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.renewal_without_cash TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.unsubscription TO 'reckon_runner'@'%';

-- A run is begun, what it came to is written down at its end, and taken back when its date is started again.
GRANT INSERT, UPDATE (last_seq, last_hash, has_input, reconciles_only, missing_month, automatic_refunds_found, users_policy)
  ON reckon.run TO 'reckon_runner'@'%';

-- Found anew when a run is started again: what is held or waits, what goes on without its instance, who is one user, what the
-- input folder held beside its files, what was missing.
GRANT INSERT, DELETE ON reckon.held_request TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.unbinding TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.waiting_reset TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.waiting_order TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.run_not_taken TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.run_incomplete TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.account_user TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.unlinked_value TO 'reckon_runner'@'%';

-- What the reconciliation found, anew whenever the last run is started again.
GRANT INSERT, DELETE ON reckon.reconciliation TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.reconciliation_row TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.waiting_conversion TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.conversion TO 'reckon_runner'@'%';

-- What was delivered: a later line replaces an earlier one, for which MySQL asks for DELETE, or changes the columns that its
-- file has, for which it asks for UPDATE. A run that begins makes the files of the month start its own.
GRANT INSERT, UPDATE (business_date), DELETE ON reckon.input_file TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.reject TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.refused_file TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.rejected_line TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.account TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.list_price TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.resource TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.purchase_order TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.consumption TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.quota_grant TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.request TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.settlement_line TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE, DELETE ON reckon.acceptance TO 'reckon_runner'@'%';

-- What was published, by which another ledger's output folder is noticed.
GRANT INSERT, UPDATE (accepted) ON reckon.published_run TO 'reckon_runner'@'%';

-- The fingerprint of the identity key, written once, and who runs a night.
GRANT INSERT ON reckon.identity_key TO 'reckon_runner'@'%';
GRANT INSERT, DELETE ON reckon.night_lock TO 'reckon_runner'@'%';

-- How far a night has come, as Spring Batch keeps it.
GRANT INSERT ON reckon.BATCH_JOB_INSTANCE TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE ON reckon.BATCH_JOB_EXECUTION TO 'reckon_runner'@'%';
GRANT INSERT ON reckon.BATCH_JOB_EXECUTION_PARAMS TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE ON reckon.BATCH_JOB_EXECUTION_CONTEXT TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE ON reckon.BATCH_STEP_EXECUTION TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE ON reckon.BATCH_STEP_EXECUTION_CONTEXT TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE ON reckon.BATCH_JOB_INSTANCE_SEQ TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE ON reckon.BATCH_JOB_EXECUTION_SEQ TO 'reckon_runner'@'%';
GRANT INSERT, UPDATE ON reckon.BATCH_STEP_EXECUTION_SEQ TO 'reckon_runner'@'%';

-- Orders that are settled for good are moved out, and old starts forgotten, by the command purge.
GRANT INSERT, DELETE ON reckon.archived_order TO 'reckon_runner'@'%';
GRANT DELETE ON reckon.BATCH_JOB_INSTANCE TO 'reckon_runner'@'%';
GRANT DELETE ON reckon.BATCH_JOB_EXECUTION TO 'reckon_runner'@'%';
GRANT DELETE ON reckon.BATCH_JOB_EXECUTION_PARAMS TO 'reckon_runner'@'%';
GRANT DELETE ON reckon.BATCH_JOB_EXECUTION_CONTEXT TO 'reckon_runner'@'%';
GRANT DELETE ON reckon.BATCH_STEP_EXECUTION TO 'reckon_runner'@'%';
GRANT DELETE ON reckon.BATCH_STEP_EXECUTION_CONTEXT TO 'reckon_runner'@'%';

-- The console, which puts in what customers ask for: src/docs/database.md says what it has to write. It reads what became of it.
GRANT INSERT, SELECT ON reckon.request TO 'reckon_console'@'%';
GRANT SELECT (request_id, decision, rule, reason, refund_amount, points_spent, explanation) ON reckon.decision TO 'reckon_console'@'%';
GRANT SELECT (run_no, request_id, reason, held_since, explanation) ON reckon.held_request TO 'reckon_console'@'%';
