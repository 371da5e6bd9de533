create schema tasks;

-- One to-do list over everything. What the list shows and sorts by is copied here from the source, in the source's own transaction.
create table tasks.task (
    id              uuid primary key default uuidv7(),
    source          text not null,
    ref             uuid not null,
    ref_key         text not null,
    number          text not null,
    title           text not null,
    matter_code     text not null,
    matter_name     jsonb not null,
    matter_version  integer not null,
    organ_name      text not null,
    step            text not null,
    step_name       jsonb not null,
    permission      text not null,
    organ           text not null,
    duty            text not null,
    region          text not null,
    confidentiality smallint not null,
    applicant_name  text not null,
    channel         text not null,
    urgent          boolean not null default false,
    state           text not null,
    clock_state     text not null,
    due_on          date,
    yellow_on       date,
    limit_unit      text not null,
    remaining       integer,
    received_at     timestamptz not null,
    bulk            jsonb not null default '[]',
    assignee        uuid,
    assignee_post   uuid,
    assignee_name   text,
    status          text not null constraint task_status_known check (status in ('OPEN', 'DONE', 'DROPPED')),
    opened_at       timestamptz not null,
    ended_at        timestamptz,
    ended_by        text,
    outcome         text,
    version         bigint not null default 1
);
create unique index task_open_once on tasks.task (source, ref, ref_key) where status = 'OPEN';
create index task_mine on tasks.task (assignee, due_on, id) where status = 'OPEN' and assignee is not null;
create index task_claimable on tasks.task (organ, permission, due_on, id) where status = 'OPEN' and assignee is null;
create index task_organ on tasks.task (organ, due_on, id) where status = 'OPEN';
create index task_ref on tasks.task (ref);
create index task_done on tasks.task (ended_by, ended_at desc) where status = 'DONE';
comment on table tasks.task is 'To-do list of officials. Keep: three years after the end.';

create view tasks.api_task as
select id, source, ref, ref_key, step, step_name, permission, organ, duty, region, confidentiality, assignee, assignee_post, assignee_name, status, opened_at, ended_at, outcome, due_on
from tasks.task;

create table tasks.saved_filter (
    id         uuid primary key default uuidv7(),
    account    uuid not null,
    list       text not null,
    name       text not null,
    query      text not null,
    is_default boolean not null default false,
    saved_at   timestamptz not null,
    constraint saved_filter_name_once unique (account, list, name)
);
comment on table tasks.saved_filter is 'Filters people saved. Keep: as long as the account.';
