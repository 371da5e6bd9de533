-- db-scheduler's own table: which node runs which recurring job when.
create table cases.scheduled_tasks (
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
    constraint scheduled_tasks_once primary key (task_name, task_instance)
);
create index scheduled_tasks_due on cases.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on cases.scheduled_tasks (last_heartbeat);
comment on table cases.scheduled_tasks is 'Recurring jobs of the case clock. Keep: while the job exists.';
