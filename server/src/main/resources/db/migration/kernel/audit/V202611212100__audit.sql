create schema audit;

-- Append-only. Kept at least six months (网络安全法); default retention three years, by partition drop once partitions exist.
create table audit.entry (
    sequence    bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    subject     text not null,
    name        text not null,
    capacity    text not null,
    organ       text,
    action      text not null,
    outcome     text not null constraint entry_outcome_known check (outcome in ('DONE', 'DENIED', 'FAILED', 'READ')),
    object      text not null,
    case_number text,
    matter      text,
    person      uuid,
    request_id  text,
    address     text,
    detail      jsonb not null default '{}'
);
create index entry_at on audit.entry using brin (at);
create index entry_subject on audit.entry (subject, sequence desc);
create index entry_case on audit.entry (case_number, sequence desc) where case_number is not null;
create index entry_person on audit.entry (person, sequence desc) where person is not null;
comment on table audit.entry is 'Every act, denial and read of personal data. Append-only; keep: >= 6 months by law, 3 years by default.';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit.entry is append-only';
end $$;
create trigger entry_append_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger entry_no_truncate before truncate on audit.entry for each statement execute function audit.refuse_change();
