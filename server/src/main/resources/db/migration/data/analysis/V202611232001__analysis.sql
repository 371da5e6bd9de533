create schema analysis;

create sequence analysis.serial;

-- Who asked what of shared and own tables, for what, and what became of it: written before a source is read. organ, duty, region: where the record stands for permissions. fields: personal ones among those read.
-- statement: as it was typed. digest: SM3 of the answer. cancel_at: somebody wants it to stop. code: of the refusal.
create table analysis.use (
    id          uuid primary key,
    number      text not null constraint use_number_unique unique,
    at          timestamptz not null,
    subject     text not null,
    name        text not null,
    capacity    text not null,
    organ       text not null,
    organ_name  text not null,
    duty        text not null,
    region      text not null,
    purpose     text not null,
    matter      text,
    statement   text not null,
    export      boolean not null,
    state       text not null constraint use_state_known check (state in ('RUNNING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED')),
    code        text,
    rows        integer not null default 0,
    personal    integer not null default 0,
    truncated   boolean not null default false,
    millis      integer not null default 0,
    digest      bytea,
    ended_at    timestamptz,
    cancel_at   timestamptz
);
create index use_subject on analysis.use (subject, at desc);
create index use_organ on analysis.use (organ, at desc);
create index use_at on analysis.use (at);
comment on table analysis.use is 'Records of self-service analysis. Keep: luoshu.analysis.keep, three years at least (Decree 809).';

-- Which tables a question read, under which contract (absent: the organ''s own), and whose they are. fields: columns that were read.
create table analysis.used (
    use             uuid not null references analysis.use on delete cascade,
    position        integer not null,
    contract        text,
    resource        uuid not null,
    resource_name   text not null,
    provider        text not null,
    provider_name   text not null,
    provider_duty   text not null,
    provider_region text not null,
    fields          text[] not null,
    personal        text[] not null,
    rows            bigint not null default 0,
    primary key (use, position)
);
create index used_contract on analysis.used (contract) where contract is not null;
create index used_provider on analysis.used (provider);
comment on table analysis.used is 'Tables that questions of self-service analysis read. Keep: as the use.';
