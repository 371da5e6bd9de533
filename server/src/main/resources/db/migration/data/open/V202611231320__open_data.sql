create schema open;

-- A data set an organ opens, from an entry of the catalogue. newest: its newest version that was not discarded; published: the one the public sees first. downloads: how often, of whom nothing is kept here.
create table open.dataset (
    id            uuid primary key default uuidv7(),
    resource      uuid not null,
    resource_code text not null,
    resource_name text not null,
    open_type     text not null constraint dataset_open_type_known check (open_type in ('UNCONDITIONAL', 'CONDITIONAL')),
    organ         text not null,
    organ_name    text not null,
    duty          text not null,
    region        text not null,
    newest        integer not null,
    published     integer,
    downloads     bigint not null default 0
);
create index dataset_organ on open.dataset (organ, id);
create index dataset_resource on open.dataset (resource);
comment on table open.dataset is 'Open data sets. Keep: permanently.';

-- A version: what is said and the table itself. authors: all who wrote it, none of whom judges it. facts: preview, figures for charts, counts; report: what the anonymisation report found. Neither changes once published.
create table open.edition (
    dataset       uuid not null references open.dataset,
    number        integer not null,
    state         text not null constraint edition_state_known check (state in ('WRITING', 'WITH_ORGAN', 'WITH_AUTHORITY', 'PUBLISHED', 'WITHDRAWN', 'DISCARDED')),
    version       integer not null,
    title         text not null,
    content       jsonb not null,
    authors       text[] not null,
    author_name   text not null,
    changed_at    timestamptz not null,
    note          text not null default '',
    csv           uuid,
    jsonl         uuid,
    facts         jsonb,
    report        jsonb,
    published_at  timestamptz,
    withdrawn_at  timestamptz,
    constraint edition_pk primary key (dataset, number)
);
create index edition_published on open.edition (published_at desc, dataset) where state = 'PUBLISHED';
comment on table open.edition is 'Versions of open data sets. Keep: permanently; the files of discarded ones go at once.';

create table open.act (
    id       uuid primary key default uuidv7(),
    dataset  uuid not null references open.dataset,
    edition  integer not null,
    act      text not null,
    at       timestamptz not null,
    subject  text not null,
    name     text not null,
    capacity text not null,
    note     text not null
);
create index act_dataset on open.act (dataset, id);
comment on table open.act is 'What was done with open data sets, by whom and why. Keep: as the data set.';

-- Who asks for a conditionally open data set. party: for whom; agreement: number of the agreement that was accepted, with the digest of its text. valid_until: the last day of a grant.
create table open.request (
    id               uuid primary key default uuidv7(),
    dataset          uuid not null references open.dataset,
    party            uuid not null,
    party_name       text not null,
    subject          text not null,
    purpose          text not null,
    agreement        text not null,
    agreement_digest text not null,
    state            text not null constraint request_state_known check (state in ('ASKED', 'GRANTED', 'REFUSED', 'REVOKED', 'WITHDRAWN')),
    version          integer not null,
    asked_at         timestamptz not null,
    due              date,
    decided_at       timestamptz,
    decided_name     text,
    reason           text not null default '',
    valid_until      date
);
create index request_party on open.request (party, asked_at desc);
create index request_dataset on open.request (dataset, asked_at desc);
create unique index request_unfinished on open.request (dataset, party) where state in ('ASKED', 'GRANTED');
comment on table open.request is 'Requests for conditionally open data. Keep: three years after their end.';

create table open.download (
    id      uuid primary key default uuidv7(),
    request uuid not null references open.request,
    edition integer not null,
    format  text not null,
    at      timestamptz not null
);
create index download_request on open.download (request, id);
comment on table open.download is 'Downloads under a grant. Keep: as the request.';

-- The list of a year as an authority published it: entries as they stood, with a digest over them.
create table open.annual_list (
    year           integer not null,
    organ          text not null,
    organ_name     text not null,
    entries        jsonb not null,
    digest         text not null,
    published_at   timestamptz not null,
    publisher_name text not null,
    constraint annual_list_pk primary key (year, organ)
);
comment on table open.annual_list is 'Annual lists of open data. Keep: permanently.';
