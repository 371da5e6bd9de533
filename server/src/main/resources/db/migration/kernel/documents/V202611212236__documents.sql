create schema documents;

-- The last number drawn. Its row lock is what makes the numbers gapless: a rolled-back issue gives its number back. Keep: permanently.
create table documents.counter (
    organ text not null,
    kind  text not null,
    year  integer not null,
    last  integer not null,
    constraint counter_once primary key (organ, kind, year)
);
comment on table documents.counter is 'Last document number per organ, kind and year. Keep: permanently.';

-- Wordings as they were when a document was issued with them. Keep: as long as documents.document.
create table documents.wording (
    sha256 text primary key,
    html   text not null
);
comment on table documents.wording is 'Templates that documents were issued with. Keep: permanently.';

create table documents.document (
    id          uuid primary key default uuidv7(),
    kind        text not null,
    case_number text not null,
    organ       text not null,
    year        integer not null,
    serial      integer,
    number      text,
    title_zh    text not null,
    title_en    text not null,
    facts       jsonb not null,
    wording     text not null constraint document_wording references documents.wording,
    issued_by   text not null,
    issued_at   timestamptz not null,
    constraint document_number_once unique (organ, kind, year, serial)
);
create index document_case on documents.document (case_number, id);
create index document_wording on documents.document (wording);
comment on table documents.document is 'Issued statutory documents as facts. Keep: the retention period of the case, then archived.';

-- For modules that read documents together with rows of their own.
create view documents.api_document as
select id, kind, case_number, jsonb_build_object('zh', title_zh, 'en', title_en) as title, number, facts, issued_at from documents.document;
