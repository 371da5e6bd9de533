create schema profiles;

-- Which table of a data source feeds which base library, said by the organ whose source it is. library: code of packages/data/libraries.yaml. kind: whom its rows are about. relation: the table; key_column: tells its rows apart.
create table profiles.feed (
    id              uuid primary key,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    library         text not null,
    kind            text not null constraint feed_kind_known check (kind in ('PERSON', 'ENTERPRISE')),
    source          uuid not null,
    source_name     text not null,
    relation        text not null,
    key_column      text not null,
    version         integer not null default 1,
    changed_at      timestamptz not null,
    changed_by      text not null,
    changed_by_name text not null,
    removed_at      timestamptz
);
create index feed_organ on profiles.feed (organ, library);
create index feed_library on profiles.feed (library);
comment on table profiles.feed is 'What feeds the base libraries. Keep: permanently, values name their feed.';

-- Column → field. codes: what is written → what it means. authoritative: 一数一源, this source comes first for the field, one in a division.
create table profiles.feed_column (
    feed          uuid not null references profiles.feed,
    field         text not null,
    column_name   text not null,
    library       text not null,
    region        text not null,
    authoritative boolean not null,
    codes         jsonb not null,
    position      integer not null,
    primary key (feed, field)
);
create unique index feed_column_authoritative on profiles.feed_column (library, field, region) where authoritative;
comment on table profiles.feed_column is 'Columns of feeds in force. Keep: as long as the feed is in force.';

-- The journal of runs. number: the batch. checkpoint: the key behind which it goes on. Counts are of rows.
create table profiles.run (
    id         uuid primary key,
    feed       uuid not null references profiles.feed,
    number     integer not null,
    version    integer not null,
    state      text not null constraint run_state_known check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    begun_at   timestamptz not null,
    touched_at timestamptz not null,
    ended_at   timestamptz,
    by_subject text not null,
    by_name    text not null,
    checkpoint bytea,
    rows       bigint not null default 0,
    unchanged  bigint not null default 0,
    numbered   bigint not null default 0,
    matched    bigint not null default 0,
    created    bigint not null default 0,
    review     bigint not null default 0,
    faults     bigint not null default 0,
    gone       bigint not null default 0,
    failure    text
);
create unique index run_number_unique on profiles.run (feed, number);
create unique index run_one_running on profiles.run (feed) where state = 'RUNNING';
comment on table profiles.run is 'Batches read into the base libraries. Keep: permanently, values name their batch.';

-- What is wrong with values of a run: at most a thousand a run. row_key: masked.
create table profiles.fault (
    run         uuid not null references profiles.run on delete cascade,
    position    integer not null,
    row_key     text not null,
    column_name text not null,
    field       text not null,
    code        text not null,
    primary key (run, position)
);
comment on table profiles.fault is 'Faults of rows that were read. Keep: five years.';

-- 主题 theme: one person or enterprise. number_key: keyed digest of the citizen number or credit code.
create table profiles.profile (
    id         uuid primary key,
    kind       text not null constraint profile_kind_known check (kind in ('PERSON', 'ENTERPRISE')),
    number_key bytea,
    created_at timestamptz not null
);
create unique index profile_number_unique on profiles.profile (kind, number_key) where number_key is not null;
comment on table profiles.profile is 'One person or enterprise 一人一档、一企一档. Keep: as long as a record belongs to it.';

-- 贴源 raw: a row as it came. row_key: keyed digest of its key. content: sealed JSON. digest: keyed, tells whether it changed. run, read_at: read so first; seen_…: read so last. gone_at: no longer in the source.
create table profiles.raw_row (
    id       uuid primary key,
    feed     uuid not null references profiles.feed,
    row_key  bytea not null,
    digest   bytea not null,
    content  bytea not null,
    run      uuid not null,
    read_at  timestamptz not null,
    seen_run uuid not null,
    seen_at  timestamptz not null,
    gone_at  timestamptz
);
create unique index raw_row_key_unique on profiles.raw_row (feed, row_key);
comment on table profiles.raw_row is 'Rows as they came, the newest state of each. Keep: as long as the source has them, then three years.';

-- 标准 standardised: the row in fields of its library. content: sealed JSON of values with the column and the batch each came with. identity: keyed digest of what it is compared by. placed: how its profile was found.
create table profiles.record (
    id         uuid primary key references profiles.raw_row,
    feed       uuid not null references profiles.feed,
    library    text not null,
    kind       text not null,
    profile    uuid not null references profiles.profile,
    number_key bytea,
    content    bytea not null,
    identity   bytea not null,
    placed     text not null constraint record_placed_known check (placed in ('NUMBER', 'MATCH', 'NEW', 'REVIEW')),
    bits       double precision,
    beside     uuid,
    placed_at  timestamptz not null
);
create index record_profile on profiles.record (profile);
create index record_feed on profiles.record (feed);
comment on table profiles.record is 'Rows in the fields of base libraries. Keep: as the raw row.';

-- Keyed digests under which records meet that may be of one subject.
create table profiles.block (
    record uuid not null references profiles.record on delete cascade,
    key    bigint not null,
    primary key (record, key)
);
create index block_key on profiles.block (key, record);
comment on table profiles.block is 'Where records meet to be compared. Keep: as the record.';

-- Two records in doubt, asked once. one < other. moved: records that came over by SAME, from which profile, so that it can be undone.
create table profiles.pair (
    id              uuid primary key,
    one             uuid not null references profiles.record,
    other           uuid not null references profiles.record,
    feed            uuid not null references profiles.feed,
    kind            text not null,
    bits            double precision not null,
    state           text not null constraint pair_state_known check (state in ('OPEN', 'SAME', 'DIFFERENT', 'UNCLEAR')),
    moved           jsonb not null default '[]',
    reason          text,
    version         integer not null default 1,
    opened_at       timestamptz not null,
    decided_at      timestamptz,
    decided_by      text,
    decided_by_name text
);
create unique index pair_unique on profiles.pair (one, other);
create index pair_other on profiles.pair (other);
create index pair_feed on profiles.pair (feed);
create index pair_state on profiles.pair (state, bits desc);
comment on table profiles.pair is 'Pairs of records a person decides. Keep: permanently, nobody is asked twice.';

-- The journal of what was decided about pairs.
create table profiles.pair_act (
    id      uuid primary key,
    pair    uuid not null references profiles.pair,
    at      timestamptz not null,
    act     text not null constraint pair_act_known check (act in ('SAME', 'DIFFERENT', 'UNCLEAR', 'SPLIT')),
    reason  text not null,
    by_subject text not null,
    by_name text not null
);
create index pair_act_pair on profiles.pair_act (pair, at);
comment on table profiles.pair_act is 'What was decided about pairs, and undone. Keep: permanently.';

-- Who looked at a profile, why: shown to the person.
create table profiles.look (
    id          uuid primary key,
    profile     uuid not null references profiles.profile,
    at          timestamptz not null,
    by_subject  text not null,
    by_name     text not null,
    organ       text not null,
    organ_name  text not null,
    purpose     text not null,
    case_number text not null,
    matter_name text not null
);
create index look_profile on profiles.look (profile, at desc);
comment on table profiles.look is 'Looks of officials at profiles. Keep: five years, persons may ask who looked.';
