create schema monitoring;

-- Who urged which case, with what words. Keep: as long as the case.
create table monitoring.urge (
    sequence    bigint generated always as identity primary key,
    case_id     uuid not null,
    case_number text not null,
    account     uuid not null,
    name        text not null,
    organ_name  text not null,
    text        text not null,
    recipients  integer not null,
    at          timestamptz not null
);
create index urge_case on monitoring.urge (case_id, sequence);
comment on table monitoring.urge is 'Urgings of cases. Keep: as long as the case.';
