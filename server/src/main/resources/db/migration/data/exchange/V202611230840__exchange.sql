create schema exchange;

-- A flow from a table of one data source to a table of another (both of sources). content: tables, keys, fields. agreed: columns of both tables as they were when somebody last checked; absent: never.
-- at_time: every day (working: of the working calendar) at that time of China; next_at: the next time. follows: begins when a run of that flow is done.
create table exchange.flow (
    id              uuid primary key default uuidv7(),
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    name            text not null,
    source          uuid not null,
    target          uuid not null,
    content         jsonb not null,
    agreed          jsonb,
    agreed_at       timestamptz,
    at_time         text,
    working         boolean not null default false,
    next_at         timestamptz,
    follows         uuid references exchange.flow,
    version         integer not null default 1,
    changed_at      timestamptz not null,
    changed_by      text not null,
    changed_by_name text not null,
    removed_at      timestamptz
);
create unique index flow_name_unique on exchange.flow (organ, name) where removed_at is null;
create index flow_follows on exchange.flow (follows);
create index flow_due on exchange.flow (next_at) where next_at is not null and removed_at is null;
comment on table exchange.flow is 'Flows of tables between databases. Keep: permanently, runs name them.';

-- A run of a flow. wish: what the running one is asked for, PAUSE or CANCEL. The checkpoint is with the target; what is here is what it said last.
create table exchange.run (
    id            uuid primary key,
    flow          uuid not null references exchange.flow,
    number        integer not null,
    state         text not null constraint run_state_known check (state in ('RUNNING', 'PAUSED', 'STOPPED', 'DONE', 'DIFFERENT', 'CANCELLED')),
    wish          text constraint run_wish_known check (wish in ('PAUSE', 'CANCEL')),
    mode          text not null,
    anew          boolean not null,
    begun_at      timestamptz not null,
    ended_at      timestamptz,
    touched_at    timestamptz not null,
    resumed_at    timestamptz not null,
    resumed_rows  bigint not null default 0,
    by_subject    text not null,
    by_name       text not null,
    about_rows    bigint,
    read_rows     bigint not null default 0,
    rejected_rows bigint not null default 0,
    deleted_rows  bigint not null default 0,
    bytes         bigint not null default 0,
    sent_rows     bigint not null default 0,
    sent_digest   text,
    target_rows   bigint,
    target_digest text,
    code          text,
    message       text,
    constraint run_number_unique unique (flow, number)
);
create unique index run_one_open on exchange.run (flow) where state in ('RUNNING', 'PAUSED', 'STOPPED');
create index run_running on exchange.run (touched_at) where state = 'RUNNING';
comment on table exchange.run is 'Runs of flows. Keep: the newest 200 of a flow.';

-- A row that was kept back. key: sealed, bound to the run; shown: what of it may be seen. The row itself stays where it is and is read again when it is sent again.
create table exchange.rejection (
    id      uuid primary key default uuidv7(),
    run     uuid not null references exchange.run on delete cascade,
    chunk   integer not null,
    key     bytea not null,
    shown   text not null,
    reasons jsonb not null,
    state   text not null constraint rejection_state_known check (state in ('KEPT', 'SENT', 'GONE')),
    at      timestamptz not null
);
create index rejection_run on exchange.rejection (run, id);
comment on table exchange.rejection is 'Rows kept back by the gates of a flow. Keep: as the run, of the newest 20 runs of a flow.';
