-- Certificates taken over from registers: where from, and for a holder whom the platform does not know yet the number as it may be kept (keyed digest and seal).
alter table certificates.certificate
    add column stock_import uuid,
    add column stock_line integer,
    add column holder_key bytea,
    add column holder_sealed bytea,
    add constraint certificate_of_stock check (num_nulls(stock_import, stock_line) in (0, 2)),
    add constraint certificate_unknown_holder check (holder_key is null or holder is null),
    add constraint certificate_sealed_holder check (holder_sealed is null or holder_key is not null);
create unique index certificate_stock_once on certificates.certificate (type, organ, number) where stock_import is not null;
create index certificate_stock_import on certificates.certificate (stock_import) where stock_import is not null;
create index certificate_holder_key on certificates.certificate (holder_key) where holder_key is not null;

-- A file of stock, how far it was read and taken over. read_to and taken_to are lines of the file: whoever goes on after an interruption begins there.
create table certificates.stock_import (
    id         uuid primary key default uuidv7(),
    type       text not null,
    file       uuid not null,
    file_name  text not null,
    organ      text not null,
    organ_name text not null,
    duty       text not null,
    region     text not null,
    made_by    text not null,
    maker_name text not null,
    made_at    timestamptz not null,
    state      text not null constraint stock_import_state_known check (state in ('CHECKING', 'CHECKED', 'TAKING', 'TAKEN', 'CANCELLED', 'FAILED')),
    lines      bigint not null default 0,
    good       bigint not null default 0,
    bad        bigint not null default 0,
    taken      bigint not null default 0,
    read_to    integer not null default 0,
    taken_to   integer not null default 0,
    total      bigint not null default 0,
    job        uuid,
    message    text,
    moved_at   timestamptz not null,
    revision   integer not null default 1
);
create index stock_import_organ on certificates.stock_import (organ, made_at desc);
create index stock_import_listed on certificates.stock_import (made_at desc, id);
comment on table certificates.stock_import is 'Imports of existing certificates. Keep: permanently, they say where certificates came from.';

-- Rows that passed the check and wait to be taken over.
create table certificates.stock_row (
    import        uuid not null constraint stock_row_import references certificates.stock_import,
    line          integer not null,
    identifier    text not null,
    version       integer not null,
    number        text not null,
    organ         text not null,
    organ_name    text not null,
    duty          text not null,
    region        text not null,
    issued_on     date not null,
    valid_from    date not null,
    valid_to      date,
    holder_kind   text not null,
    holder_name   text not null,
    holder_code   text not null,
    holder_key    bytea not null,
    holder_sealed bytea,
    fields        jsonb not null,
    primary key (import, line),
    constraint stock_row_identifier unique (import, identifier),
    constraint stock_row_number unique (import, organ, number)
);
comment on table certificates.stock_row is 'Checked rows of an import. Keep: until they are taken over, at most 30 days.';

create table certificates.stock_error (
    import uuid not null constraint stock_error_import references certificates.stock_import,
    line   integer not null,
    place  integer not null,
    field  text not null,
    value  text not null,
    fault  text not null,
    other  integer,
    primary key (import, line, place)
);
comment on table certificates.stock_error is 'What is wrong with the rows of an import. other: the line it repeats. Numbers of persons are masked. Keep: 90 days after the last work on the import.';
