create schema asking;

-- 免提交清单: under which name a material is given by a certificate of another name, or by a shared resource. material: the name without what is said about its copies; key: code of the type or of the resource.
create table asking.replacement (
    id             uuid primary key default uuidv7(),
    material       text not null,
    kind           text not null constraint replacement_kind_known check (kind in ('CERTIFICATE', 'RESOURCE')),
    key            text not null,
    name           text not null,
    ground         text not null,
    added_by       text not null,
    added_at       timestamptz not null,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    reason         text,
    constraint replacement_withdrawal check (num_nulls(withdrawn_by, withdrawn_at, reason) in (0, 3))
);
create unique index replacement_material on asking.replacement (material) where withdrawn_at is null;
comment on table asking.replacement is 'What gives a material instead of its paper, as the data authority decided. Keep: permanently.';

-- Where certificates of which type can stand in: the region of their issuers, 12 digits.
create table asking.reach (
    type         text not null,
    region       text not null,
    certificates bigint not null,
    primary key (type, region)
);
comment on table asking.reach is 'Counts of certificates in force by type and region. Keep: until the next count.';

-- How many cases of a day brought a material: as paper or file of their own, or taken from a certificate.
create table asking.handed_in (
    day      date not null,
    slug     text not null,
    material text not null,
    papers   integer not null,
    taken    integer not null,
    primary key (day, slug, material)
);
comment on table asking.handed_in is 'Counts of materials handed in, by day. Keep: 13 months.';

-- Each material that somebody could give, as it stood at the last count. since: from when it stands like that.
create table asking.asked (
    slug         text not null,
    material     text not null,
    catalog_code text not null,
    matter_name  jsonb not null,
    name         jsonb not null,
    standing     text not null constraint asked_standing_known check (standing in ('FREE', 'STILL_ASKED', 'AWAITING', 'NO_SOURCE')),
    giver_kind   text,
    giver_key    text,
    giver_name   text,
    reached      integer not null,
    regions      integer not null,
    demands      jsonb not null default '[]',
    since        date not null,
    primary key (slug, material)
);
comment on table asking.asked is 'What matters ask for although somebody could give it. Keep: until the next count.';

-- One row: who holds it counts. counted_until: the last day whose materials are counted.
create table asking.counting (
    one           boolean primary key default true constraint counting_one check (one),
    counted_until date,
    counted_at    timestamptz
);
insert into asking.counting default values;
comment on table asking.counting is 'When it was counted last. Keep: as long as the platform.';
