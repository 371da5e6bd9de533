-- Questions that are asked again. owner: who may change it; shared: everybody of the organ may ask it. chart: kind and columns. No rows: whoever asks is given what they are given.
create table analysis.saved (
    id         uuid primary key default uuidv7(),
    organ      text not null,
    owner      text not null,
    owner_name text not null,
    title      text not null,
    statement  text not null,
    purpose    text not null,
    matter     text,
    chart      jsonb not null,
    shared     boolean not null,
    version    integer not null default 1,
    changed_at timestamptz not null,
    removed_at timestamptz
);
create index saved_organ on analysis.saved (organ, changed_at desc) where removed_at is null;
comment on table analysis.saved is 'Saved questions of self-service analysis. Keep: until removed, and as long as records of use.';

-- Files that left. mark: hidden in their cells; digest: SM3 of the file. The file is not kept.
create table analysis.export (
    use    uuid primary key references analysis.use on delete cascade,
    at     timestamptz not null,
    format text not null constraint export_format_known check (format in ('CSV', 'XLSX')),
    mark   bigint not null constraint export_mark_unique unique,
    digest bytea not null,
    bytes  bigint not null
);
create index export_digest on analysis.export (digest);
comment on table analysis.export is 'Exports of self-service analysis. Keep: as the use.';
