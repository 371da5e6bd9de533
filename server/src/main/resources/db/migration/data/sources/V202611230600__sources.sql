create schema sources;

-- A live database of an organ. password: sealed, bound to the row; empty once the source is removed. test: how the last test of the connection ended.
create table sources.source (
    id              uuid primary key default uuidv7(),
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    name            text not null,
    kind            text not null,
    host            text not null,
    port            integer not null constraint source_port_known check (port between 1 and 65535),
    database        text not null,
    schema          text,
    username        text not null,
    password        bytea not null,
    tls             boolean not null,
    version         integer not null default 1,
    test            jsonb,
    changed_at      timestamptz not null,
    changed_by      text not null,
    changed_by_name text not null,
    removed_at      timestamptz,
    constraint source_removed_without_password check (removed_at is null or length(password) = 0)
);
create unique index source_name_unique on sources.source (organ, name) where removed_at is null;
comment on table sources.source is 'Databases of organs. Keep: permanently, entries of the catalogue name them; the password until the source is removed.';

-- What was read of a schema, edition by edition. number: counted over the complete ones, 0 before. touched_at: a reading that was not touched for a while is nobody's any more.
create table sources.reading (
    id         uuid primary key,
    source     uuid not null references sources.source,
    number     integer not null default 0,
    state      text not null constraint reading_state_known check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    begun_at   timestamptz not null,
    touched_at timestamptz not null,
    ended_at   timestamptz,
    by_subject text not null,
    by_name    text not null,
    sampled    boolean not null,
    tables     integer not null default 0,
    columns    integer not null default 0,
    truncated  boolean not null default false,
    changes    integer not null default 0,
    failure    text
);
create index reading_source on sources.reading (source, begun_at desc);
create unique index reading_one_running on sources.reading (source) where state = 'RUNNING';
comment on table sources.reading is 'Readings of the schemas of data sources. Keep: the newest 50 of a source.';

-- Tables and views of a reading. content: columns and keys. profile: statistics of a sample, never a personal value.
create table sources.relation (
    reading uuid not null references sources.reading on delete cascade,
    name    text not null,
    comment text,
    content jsonb not null,
    profile jsonb,
    primary key (reading, name)
);
comment on table sources.relation is 'Tables of a reading. Keep: of the newest 10 complete readings of a source.';

create table sources.drift (
    reading  uuid not null references sources.reading on delete cascade,
    position integer not null,
    kind     text not null,
    relation text not null,
    field    text,
    before   text,
    after    text,
    primary key (reading, position)
);
comment on table sources.drift is 'What a reading found different from the one before. Keep: as the reading.';

-- Which entry of the catalogue was drafted from which table. resource: of the catalogue.
create table sources.entry (
    source   uuid not null references sources.source,
    relation text not null,
    resource uuid not null,
    reading  integer not null,
    at       timestamptz not null,
    subject  text not null,
    by_name  text not null,
    primary key (source, relation, resource)
);
comment on table sources.entry is 'Entries of the catalogue and the tables they came from. Keep: permanently.';
