create schema regions;

-- Divisions, as loaded from packages/regions. Rows of codes given up stay: identity numbers and licences carry them. Keep: permanently.
create table regions.region (
    code              text primary key constraint region_code_shape check (code ~ '^[0-9]{12}$'),
    name              text not null,
    level             text not null,
    kind              text not null,
    parent            text,
    statutory_parent  text,
    valid_from        date,
    valid_to          date,
    successor         text,
    basis             text
);
create index region_parent on regions.region (parent);
comment on table regions.region is 'Administrative divisions with management and statutory parents. Keep: permanently.';

create table regions.loaded (
    source text primary key,
    sha256 text not null,
    at     timestamptz not null default now()
);
comment on table regions.loaded is 'Which content was loaded last. Keep: one row per source.';
