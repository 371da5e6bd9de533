create schema lineage;

-- A system of an organ that tells what its jobs read and write. hash: SM3 of its key, which is nowhere.
create table lineage.reporter (
    id              uuid primary key default uuidv7(),
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    name            text not null,
    hash            bytea not null,
    hint            text not null,
    made_at         timestamptz not null,
    made_by_name    text not null,
    used_at         timestamptz,
    revoked_at      timestamptz,
    revoked_by_name text
);
create unique index reporter_name_unique on lineage.reporter (organ, name) where revoked_at is null;
create unique index reporter_hash_unique on lineage.reporter (hash);
comment on table lineage.reporter is 'Systems that tell lineage. Keep: permanently, statements name them.';

-- What somebody said about where the columns of one table come from: a statement of SQL, a view of a database, a job of a system. name: of the view or job. source: the data source it is about; absent: none.
-- to_ref: id of the data source, or organ and namespace of what is not registered. seen_at: when it was so; what is older never takes the place of what is newer.
create table lineage.statement (
    id          uuid primary key default uuidv7(),
    origin      text not null constraint statement_origin_known check (origin in ('SQL', 'VIEW', 'OPENLINEAGE')),
    organ       text not null,
    organ_name  text not null,
    duty        text not null,
    region      text not null,
    name        text not null,
    source      uuid,
    sql         text,
    to_place    text not null constraint statement_place_known check (to_place in ('SOURCE', 'OUTSIDE')),
    to_ref      text not null,
    to_relation text not null,
    seen_at     timestamptz not null,
    told_at     timestamptz not null,
    told_by     text not null,
    constraint statement_once unique (organ, origin, name, to_ref, to_relation)
);
create index statement_source on lineage.statement (source) where source is not null;
comment on table lineage.statement is 'Where columns come from, as somebody said. Keep: until it is said anew or forgotten.';

-- One column goes into another. The target is that of the statement; it is here too because both ends are asked for.
create table lineage.edge (
    statement     uuid not null references lineage.statement on delete cascade,
    from_place    text not null constraint edge_place_known check (from_place in ('SOURCE', 'OUTSIDE')),
    from_ref      text not null,
    from_relation text not null,
    from_field    text not null,
    to_ref        text not null,
    to_relation   text not null,
    to_field      text not null,
    how           text not null constraint edge_how_known check (how in ('COPIED', 'DERIVED', 'AGGREGATED', 'CONDITION')),
    primary key (statement, to_field, from_ref, from_relation, from_field)
);
create index edge_from on lineage.edge (from_ref, from_relation, from_field);
create index edge_to on lineage.edge (to_ref, to_relation, to_field);
comment on table lineage.edge is 'Edges between columns. Keep: as the statement.';

-- Columns of datasets that are registered nowhere, as jobs told of them. ref: organ and namespace. type and comment: empty: unknown.
create table lineage.field (
    ref        text not null,
    relation   text not null,
    field      text not null,
    namespace  text not null,
    organ      text not null,
    organ_name text not null,
    duty       text not null,
    region     text not null,
    type       text not null,
    comment    text not null,
    seen_at    timestamptz not null,
    primary key (ref, relation, field)
);
create index field_organ on lineage.field (organ);
comment on table lineage.field is 'Columns of datasets somebody told of. Keep: until five years after they were last seen.';
