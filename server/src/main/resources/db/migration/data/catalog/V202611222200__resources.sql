create schema catalog;

-- One row: counts changes to what is in force, so that every node knows when to read again; id tells this catalogue from that of another database.
create table catalog.revision (
    only_row boolean primary key default true constraint revision_one_row check (only_row),
    number   bigint not null,
    id       uuid not null default gen_random_uuid()
);
insert into catalog.revision (number) values (0);
comment on table catalog.revision is 'Counts changes to what is in force. Keep: one row.';

-- An entry of the catalogue. code: given with the first publication. edition: the newest; published: the one in force. organ, duty and region say where it stands for permissions.
create table catalog.resource (
    id         uuid primary key default uuidv7(),
    code       text constraint resource_code_form check (code ~ '^[0-9]{6}[123][0-9]{2}[0-9]{3}[0-9]{10}/[0-9]{6}$'),
    organ      text not null,
    organ_name text not null,
    duty       text not null,
    region     text not null,
    edition    integer not null,
    published  integer,
    revision   bigint not null default 0,
    constraint resource_code_unique unique (code),
    constraint resource_in_force_has_code check (published is null or code is not null)
);
create index resource_organ on catalog.resource (organ);
create index resource_revision on catalog.resource (revision);
comment on table catalog.resource is 'Entries of the data catalogue. Keep: permanently, what was shared under an entry must stay explicable.';

-- Serial numbers behind the slash, counted for each 22 characters before it.
create table catalog.serial (
    prefix text primary key,
    last   integer not null
);
comment on table catalog.serial is 'The last serial number of each resource code. Keep: permanently.';

-- What is said about a resource, edition by edition. state: the national codes 0–7. awaits: whose act is next. round: how often it was handed in. authors: all who wrote it, none of whom judges it. content of a published edition never changes.
create table catalog.edition (
    resource        uuid not null references catalog.resource,
    number          integer not null,
    state           smallint not null constraint edition_state_known check (state between 0 and 7),
    awaits          text constraint edition_awaits_known check (awaits in ('AUTHOR', 'ASSESSMENT', 'ORGAN', 'AUTHORITY')),
    version         integer not null,
    round           integer not null default 0,
    name            text not null,
    share_type      text,
    confidentiality smallint not null,
    content         jsonb not null,
    authors         text[] not null,
    author_name     text not null,
    changed_at      timestamptz not null,
    submitted_at    timestamptz,
    due             date,
    published_at    timestamptz,
    primary key (resource, number)
);
create index edition_awaits on catalog.edition (awaits, changed_at desc) where awaits is not null;
create index edition_changed on catalog.edition (changed_at desc, resource);
comment on table catalog.edition is 'Editions of the entries. Keep: permanently.';

-- The steps an edition passed or failed on its way; each round begins anew.
create table catalog.assessment (
    resource uuid not null,
    edition  integer not null,
    round    integer not null,
    kind     text not null constraint assessment_kind_known check (kind in ('SECRECY', 'PERSONAL', 'ORGAN', 'AUTHORITY')),
    passed   boolean not null,
    answers  text[] not null,
    subject  text not null,
    name     text not null,
    at       timestamptz not null,
    note     text not null,
    primary key (resource, edition, round, kind),
    foreign key (resource, edition) references catalog.edition
);
comment on table catalog.assessment is 'Assessments and decisions about an edition, by whom. Keep: permanently.';

-- Items of the edition in force, one row each, so that others can refer to them.
create table catalog.item (
    resource uuid not null references catalog.resource,
    position integer not null,
    name     text not null,
    field    text not null,
    element  text,
    copy_of  text,
    primary key (resource, position)
);
create index item_element on catalog.item (element) where element is not null;
create index item_copy on catalog.item (copy_of) where copy_of is not null;
comment on table catalog.item is 'Items of the editions in force. Keep: as the entry.';

-- 一数一源: within a division one resource is the source of a data element.
create table catalog.source (
    element  text not null,
    region   text not null,
    resource uuid not null references catalog.resource,
    primary key (element, region)
);
create index source_resource on catalog.source (resource);
comment on table catalog.source is 'Which resource is the source of a data element in a division. Keep: while the edition is in force.';

create table catalog.act (
    resource uuid not null references catalog.resource,
    number   integer not null,
    edition  integer not null,
    act      text not null,
    state    smallint not null,
    at       timestamptz not null,
    subject  text not null,
    name     text not null,
    capacity text not null,
    note     text not null,
    answers  text[] not null,
    primary key (resource, number)
);
comment on table catalog.act is 'What was done with an entry, by whom and why. Keep: permanently.';
