create schema carrier;

-- SIMULATED. A gateway for text messages, for demonstrations and tests; no telephone rings.
create table carrier.account (
    code   text primary key,
    secret bytea not null
);
comment on table carrier.account is 'Simulated gateway: the key it shares with the platform. Keep: permanently.';

create table carrier.sms (
    id       uuid primary key,
    mobile   text not null,
    taken_at timestamptz not null,
    state    text not null constraint sms_state check (state in ('TAKEN', 'DELIVERED', 'FAILED')),
    why      text,
    done_at  timestamptz
);
create index sms_taken on carrier.sms (taken_at);
comment on table carrier.sms is 'Simulated gateway: messages it took, without their words. Keep: 7 days.';

create table carrier.receipt (
    id     uuid primary key default uuidv7(),
    sms    uuid not null,
    failed boolean not null,
    due_at timestamptz not null,
    tries  integer not null default 0
);
create index receipt_due on carrier.receipt (due_at);
comment on table carrier.receipt is 'Simulated gateway: receipts it has still to send. Keep: until taken, or tried ten times.';

create table carrier.switch (
    one                  boolean primary key default true constraint switch_one check (one),
    receipt_delay_millis integer not null default 800 constraint switch_delay check (receipt_delay_millis between 0 and 600000),
    receipt_copies       integer not null default 1 constraint switch_copies check (receipt_copies between 0 and 50),
    refuse               boolean not null default false,
    outage               boolean not null default false,
    unreachable          boolean not null default false,
    disorder             boolean not null default false,
    version              integer not null default 1
);
comment on table carrier.switch is 'How the simulated gateway behaves. Keep: one row.';
insert into carrier.switch default values;
