-- Facts that a listener is still to be told of. Written by the statement that makes the fact, taken out by the transaction that tells it; what failed waits until retry_at.
create table cases.untold (
    id       uuid primary key default uuidv7(),
    listener text not null,
    case_id  uuid not null,
    sequence integer not null,
    attempts integer not null default 0,
    retry_at timestamptz,
    failure  text
);
create index untold_due on cases.untold (retry_at nulls first, id);
comment on table cases.untold is 'Facts of cases that somebody is still to be told of. Keep: until told.';

-- They were kept by a library before, each event whole. What is left there is told from here.
do $$
begin
    if to_regclass('events.event_publication') is not null then
        execute $sql$insert into cases.untold (listener, case_id, sequence)
            select 'messages', (serialized_event::jsonb ->> 'caseId')::uuid, (serialized_event::jsonb ->> 'sequence')::integer
            from events.event_publication where event_type = 'luoshu.kernel.cases.CaseEvent' and completion_date is null$sql$;
        execute 'drop schema events cascade';
    end if;
end $$;
