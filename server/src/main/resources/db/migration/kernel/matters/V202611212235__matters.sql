create schema matters;

-- One row per matter (one handling item of the basic catalogue). revision: when something about it changed last, for readers that keep copies.
create table matters.matter (
    slug            text primary key,
    catalog_code    text not null,
    handling_item   text not null,
    duty            text not null,
    region          text not null,
    latest          integer not null default 0,
    revision        bigint not null default 0,
    constraint matter_code_once unique (catalog_code, handling_item)
);
create index matter_revision on matters.matter (revision);
comment on table matters.matter is 'The basic catalogue. Keep: permanently.';

-- A version never changes but in its state. Cases are pinned to versions, so none is ever deleted.
create table matters.version (
    slug          text not null constraint version_of_matter references matters.matter (slug),
    version       integer not null,
    state         text not null constraint version_state_known check (state in ('DRAFT', 'PUBLISHED', 'SUPERSEDED', 'SUSPENDED', 'CANCELLED')),
    hash          text not null,
    package       bytea not null,
    origin        text not null constraint version_origin_known check (origin in ('SHIPPED', 'IMPORTED', 'EDITED', 'GENERATED')),
    name_zh       text not null,
    name_en       text not null,
    task_type     text not null,
    project_type  text not null,
    basis         text not null,
    use_levels    smallint[] not null,
    blocking      integer not null,
    warnings      integer not null,
    effective_on  date,
    created_by    text not null,
    created_at    timestamptz not null default now(),
    published_by  text,
    published_at  timestamptz,
    state_reason  text,
    constraint version_pk primary key (slug, version),
    constraint version_published_has_date check (state in ('DRAFT', 'CANCELLED') or effective_on is not null)
);
create index version_hash on matters.version (hash);
create index version_open on matters.version (state, effective_on);
comment on table matters.version is 'Immutable versions of matters with their package. Keep: permanently.';

-- The implementing list. Rows of organs that no longer implement stay inactive: cases carry their codes.
create table matters.implementation (
    code          text primary key,
    slug          text not null constraint implementation_of_matter references matters.matter (slug),
    task_code     text not null,
    organ         text not null,
    organ_name    text not null,
    duty          text not null,
    region        text not null,
    region_name   text not null,
    use_level     smallint not null constraint implementation_level_known check (use_level between 1 and 6),
    promise_days  integer constraint implementation_promise_sane check (promise_days between 0 and 3650),
    active        boolean not null default true,
    version       integer not null default 1
);
create index implementation_slug on matters.implementation (slug, region);
create index implementation_organ on matters.implementation (organ);
comment on table matters.implementation is 'Which organ implements which matter at which level. Keep: permanently.';

create table matters.revision (
    only_row boolean primary key default true constraint revision_one_row check (only_row),
    number   bigint not null
);
insert into matters.revision (number) values (0);
comment on table matters.revision is 'Counts changes to what counts, so that every node knows when to read again. Keep: one row.';
