create schema archives;

-- One row per ended case, from the day it waits to be filed to the day its package is destroyed: the row stays.
create table archives.package (
    id              uuid primary key default uuidv7(),
    case_id         uuid not null,
    case_number     text not null,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    confidentiality smallint not null,
    matter_code     text not null,
    matter_name     jsonb not null,
    applicant       uuid not null,
    applicant_name  text not null,
    ending          text not null,
    ended_at        timestamptz not null,
    state           text not null default 'WAITING' constraint package_state_known check (state in ('WAITING', 'FILED', 'HANDED_OVER', 'DESTROYED')),
    version         bigint not null default 1,
    due_at          timestamptz not null,
    attempts        integer not null default 0,
    retry_at        timestamptz,
    failure         text,
    number          text,
    series          text,
    serial          integer,
    year            integer,
    retention       text,
    retention_years integer,
    retention_basis text,
    kept_until      date,
    packed_at       timestamptz,
    filed_at        timestamptz,
    file            uuid,
    sha256          text,
    bytes           bigint,
    files           integer,
    manifest        text,
    key             text,
    metadata        text,
    passed          boolean,
    checked_at      timestamptz,
    check_at        timestamptz,
    constraint package_once_per_case unique (case_id),
    constraint package_number_once unique (number),
    constraint package_serial_once unique (series, serial),
    constraint package_whole_when_filed check (state = 'WAITING' or (number is not null and filed_at is not null and sha256 is not null and manifest is not null))
);
create index package_case_number on archives.package (case_number);
create index package_due on archives.package (due_at) where state = 'WAITING';
create index package_check on archives.package (check_at) where state in ('FILED', 'HANDED_OVER') and check_at is not null;
create index package_organ on archives.package (organ, ended_at desc);
create index package_region on archives.package (region text_pattern_ops, ended_at desc);
create index package_kept on archives.package (kept_until) where state = 'FILED';
comment on table archives.package is 'Archive packages of cases. Keep: for ever; of a destroyed package the row remains and says so.';

create table archives.serial (
    series text primary key,
    value  integer not null
);
comment on table archives.serial is 'Last number of each series of archive numbers. Keep: for ever, no number is given twice.';

-- Four-nature checks, each with every item looked at.
create table archives.checking (
    id            uuid primary key default uuidv7(),
    package       uuid not null constraint checking_of_package references archives.package,
    checkpoint    text not null constraint checking_checkpoint_known check (checkpoint in ('FILING', 'HANDOVER', 'PERIODIC')),
    at            timestamptz not null,
    operator      text not null,
    operator_name text not null,
    passed        boolean not null,
    items         jsonb not null
);
create index checking_package on archives.checking (package, at desc);
comment on table archives.checking is 'Results of four-nature checks. Keep: as long as the package''s row.';

-- What happened to a package. Never changed.
create table archives.event (
    id         uuid primary key default uuidv7(),
    package    uuid not null constraint event_of_package references archives.package,
    at         timestamptz not null,
    kind       text not null,
    subject    text not null,
    actor_name text not null,
    detail     jsonb not null default '{}'
);
create index event_package on archives.event (package, id);
comment on table archives.event is 'Journal of archive packages, append-only. Keep: for ever.';

create function archives.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the archive''s records only grow' using errcode = 'integrity_constraint_violation';
end $$;
create trigger event_append_only before update or delete on archives.event for each row execute function archives.refuse_change();
create trigger checking_append_only before update or delete on archives.checking for each row execute function archives.refuse_change();
create trigger package_stays before delete on archives.package for each row execute function archives.refuse_change();
