-- at_time: every day (working: of the working calendar) at that time of China; next_at: the next time.
alter table quality.rule_set add column at_time text;
alter table quality.rule_set add column working boolean not null default false;
alter table quality.rule_set add column next_at timestamptz;
create index rule_set_due on quality.rule_set (next_at) where next_at is not null and removed_at is null;
create index rule_set_source on quality.rule_set (source) where removed_at is null;

-- What the organ of a rule set has to mend or explain, one open ticket for a rule. found, checked, sample: of the newest run that looked. explained: rows that failed when the explanation was accepted; it holds while no more do.
create table quality.ticket (
    id         uuid primary key default uuidv7(),
    rule_set   uuid not null references quality.rule_set,
    relation   text not null,
    rule       text not null,
    name       text not null,
    name_en    text not null,
    severity   text not null constraint ticket_severity_known check (severity in ('SERIOUS', 'ORDINARY', 'HINT')),
    organ      text not null,
    organ_name text not null,
    duty       text not null,
    region     text not null,
    state      text not null constraint ticket_state_known check (state in ('OPEN', 'RECTIFIED', 'EXPLAINED', 'MENDED', 'ACCEPTED', 'DROPPED')),
    failed     bigint not null,
    checked    bigint not null,
    sample     jsonb not null,
    run        uuid not null references quality.run,
    opened_at  timestamptz not null,
    limit_days integer not null,
    due        date,
    reopened   integer not null default 0,
    explained  bigint,
    ended_at   timestamptz,
    version    integer not null default 1
);
create unique index ticket_one_open on quality.ticket (rule_set, relation, rule) where ended_at is null;
create index ticket_rule on quality.ticket (rule_set, relation, rule, opened_at desc);
create index ticket_organ on quality.ticket (organ, opened_at desc);
create index ticket_run on quality.ticket (run);
comment on table quality.ticket is 'Tickets about data that break a rule. Keep: five years after they ended, quality is assessed over them.';

-- What happened to a ticket. run: the one that found it so.
create table quality.ticket_act (
    ticket  uuid not null references quality.ticket,
    number  integer not null,
    act     text not null,
    at      timestamptz not null,
    subject text not null,
    by_name text not null,
    note    text not null,
    run     uuid references quality.run,
    failed  bigint,
    primary key (ticket, number)
);
create index ticket_act_run on quality.ticket_act (run);
comment on table quality.ticket_act is 'What was done about tickets, by whom. Keep: as the ticket.';
