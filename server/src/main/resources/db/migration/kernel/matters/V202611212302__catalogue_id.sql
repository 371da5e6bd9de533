-- Tells one database from another: a search index made from a different one is of no use.
alter table matters.revision add column id uuid not null default gen_random_uuid();
