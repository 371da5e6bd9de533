-- A table that the platform serves as an API. Its service has base_url table:<schema>.<name>; test_name: the table that systems under test see, of the same schema. columns: what is given and asked by, with the driver's
-- name of the type as it was when the service was registered. most: rows of one page. drift: what the table is no more.
create table gateway.served_table (
    service    uuid primary key references gateway.service,
    source     uuid not null,
    schema     text not null,
    name       text not null,
    test_name  text,
    columns    jsonb not null,
    most       integer not null constraint served_table_most_known check (most between 1 and 1000),
    drift      jsonb not null default '[]',
    checked_at timestamptz not null
);
create index served_table_source on gateway.served_table (source);
comment on table gateway.served_table is 'Tables that services give instead of a server of an organ. Keep: as the service.';
