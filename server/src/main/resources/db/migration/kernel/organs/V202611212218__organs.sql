create schema organs;

create table organs.duty (
    code    text primary key,
    name_zh text not null,
    name_en text not null,
    sort    integer not null
);
comment on table organs.duty is 'Lines of duty. Keep: permanently.';

-- Abolished organs stay: their decisions are challenged and their documents verified long after. Keep: permanently.
create table organs.organ (
    code           text primary key,
    name           text not null,
    short_name     text not null,
    duty           text not null,
    region         text not null,
    levels         smallint[] not null,
    parent         text,
    word           text not null,
    address        text not null,
    office_hours   text not null,
    consult_phone  text not null,
    complain_phone text not null,
    state          text not null default 'ACTIVE' constraint organ_state_known check (state in ('ACTIVE', 'ABOLISHED')),
    origin         text not null,
    version        integer not null default 1,
    changed_at     timestamptz not null default now(),
    constraint organ_phones_differ check (consult_phone <> complain_phone),
    constraint organ_duty_known foreign key (duty) references organs.duty (code)
);
create index organ_duty_region on organs.organ (duty, region);
create index organ_region on organs.organ (region);
create index organ_parent on organs.organ (parent);
comment on table organs.organ is 'Organs of government. Keep: permanently.';

create table organs.post (
    id      uuid primary key default uuidv7(),
    organ   text not null constraint post_organ_known references organs.organ (code),
    code    text,
    title   text not null,
    roles   text[] not null,
    state   text not null default 'OPEN' constraint post_state_known check (state in ('OPEN', 'CLOSED')),
    origin  text not null,
    version integer not null default 1
);
create index post_organ on organs.post (organ);
comment on table organs.post is 'Posts at organs. Closed posts stay: acts were done at them. Keep: permanently.';

create table organs.loaded (
    source text primary key,
    sha256 text not null,
    at     timestamptz not null default now()
);
comment on table organs.loaded is 'Which content was loaded last. Keep: one row per source.';
