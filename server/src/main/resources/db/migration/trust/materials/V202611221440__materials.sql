create schema materials;

-- What a person or an enterprise keeps for later use. catalogs: the matters it came with, for seats whose authorisation is limited; empty: only unlimited ones see it.
create table materials.item (
    id            uuid primary key default uuidv7(),
    party         uuid not null,
    kind          text not null,
    kind_name     jsonb not null,
    name          text not null,
    state         text not null default 'KEPT' constraint item_state_known check (state in ('KEPT', 'DELETED')),
    version       bigint not null default 1,
    valid_from    date,
    valid_to      date,
    valid_by_text boolean not null default false,
    catalogs      text[] not null default '{}',
    created_at    timestamptz not null,
    changed_at    timestamptz not null
);
create index item_party on materials.item (party, changed_at desc) where state = 'KEPT';
comment on table materials.item is 'Material space 材料空间. Keep: until the holder deletes it, with the consent it rests on.';

create table materials.edition (
    item        uuid not null constraint edition_of_item references materials.item,
    number      integer not null,
    file        uuid not null,
    file_name   text not null,
    sha256      text not null,
    type        text not null,
    size        bigint not null,
    origin      text not null constraint edition_origin_known check (origin in ('UPLOADED', 'WINDOW')),
    case_number text,
    given_at    timestamptz not null,
    given_by    text not null,
    constraint edition_once primary key (item, number)
);
comment on table materials.edition is 'Editions of kept materials, newest last. Keep: as long as the item.';

-- Which content a case holds. Digests, not contents: kept whatever becomes of the space.
create table materials.use (
    case_id      uuid not null,
    file         uuid not null,
    case_number  text not null,
    matter_name  jsonb not null,
    catalog_code text not null,
    material     text not null,
    sha256       text not null,
    applicant    uuid not null,
    person       uuid not null,
    origin       text not null constraint use_origin_known check (origin in ('UPLOADED', 'WINDOW', 'SPACE', 'SOURCE')),
    item         uuid constraint use_of_item references materials.item,
    used_at      timestamptz not null,
    constraint use_once primary key (case_id, file)
);
create index use_content on materials.use (sha256);
create index use_case on materials.use (case_number);
create index use_item on materials.use (item, used_at desc);
create index use_applicant on materials.use (applicant);
create index use_person on materials.use (person);
comment on table materials.use is 'Digests of the materials of cases. Keep: as long as the case.';

-- A file attached from the space, until the case it goes with is handed in.
create table materials.attachment (
    file        uuid not null constraint attachment_once primary key,
    draft       uuid not null,
    item        uuid not null constraint attachment_of_item references materials.item,
    attached_at timestamptz not null
);
create index attachment_item on materials.attachment (item);
create index attachment_old on materials.attachment (attached_at);
comment on table materials.attachment is 'Files attached from the space. Keep: 60 days, longer than a draft.';

-- Consent to keep what is handed in: of a party, and for one application.
create table materials.consent (
    party    uuid not null constraint consent_once primary key,
    keep     boolean not null,
    given_at timestamptz not null,
    given_by text not null
);
comment on table materials.consent is 'Whether what is handed in is kept, by party; none: it is. Keep: as long as the party.';

create table materials.choice (
    draft     uuid not null constraint choice_once primary key,
    keep      boolean not null,
    chosen_at timestamptz not null,
    chosen_by text not null
);
create index choice_old on materials.choice (chosen_at);
comment on table materials.choice is 'The same for one application. Keep: 60 days, longer than a draft.';

-- What was handed in before there was a space: each case is told again, from its beginning.
insert into cases.untold (listener, case_id, sequence)
select 'materials', j.case_id, j.sequence from cases.journal j where j.event in ('CASE_SUBMITTED', 'CASE_RECEIVED') and j.sequence = 1;
