create schema jobs;

-- What people see of a long act. The argument and the actor are kept so that a job whose node died can begin again elsewhere.
create table jobs.job (
    id           uuid primary key default uuidv7(),
    kind         text not null,
    title        text not null,
    owner        text not null,
    actor        jsonb not null,
    argument     jsonb not null,
    state        text not null constraint job_state_known check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    cancel       boolean not null default false,
    attempts     integer not null default 0,
    done         bigint not null default 0,
    total        bigint not null default 0,
    created_at   timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    file         uuid,
    message      text
);
create index job_owner on jobs.job (owner, id desc);
create index job_ended on jobs.job (ended_at) where ended_at is not null;
comment on table jobs.job is 'Long acts with progress and result. Keep: luoshu.jobs.keep-days after the end.';

-- The queue of db-scheduler 16; its columns are its own.
create table jobs.scheduled (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    constraint scheduled_once primary key (task_name, task_instance)
);
create index scheduled_due on jobs.scheduled (execution_time);
create index scheduled_heartbeat on jobs.scheduled (last_heartbeat);
comment on table jobs.scheduled is 'Queue of jobs to run. Keep: until run.';
