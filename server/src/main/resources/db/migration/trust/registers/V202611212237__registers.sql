create schema registers;

-- SIMULATED. Invented people and enterprises only; replaced as a whole when the shipped content changes.
create table registers.person (
    citizen_id text primary key,
    name       text not null,
    region     text not null,
    address    text not null,
    mobile     text,
    father     text,
    mother     text,
    spouse     text,
    alive      boolean not null
);
create index person_father on registers.person (father);
create index person_mother on registers.person (mother);
comment on table registers.person is 'Simulated population register: invented people. Keep: until the content changes.';

create table registers.enterprise (
    credit_code          text primary key,
    name                 text not null,
    kind                 text not null,
    legal_representative text not null constraint enterprise_legal_representative_known references registers.person (citizen_id),
    region               text not null,
    address              text not null,
    established          date not null,
    state                text not null,
    business_scope       text not null,
    capital              bigint not null
);
create index enterprise_legal_representative on registers.enterprise (legal_representative);
comment on table registers.enterprise is 'Simulated enterprise register: invented enterprises; capital in fen. Keep: until the content changes.';

create table registers.switch (
    code             text primary key,
    name_zh          text not null,
    name_en          text not null,
    outage           boolean not null default false,
    latency_millis   integer not null default 60 constraint switch_latency check (latency_millis between 0 and 10000),
    failure_permille integer not null default 0 constraint switch_failure check (failure_permille between 0 and 1000),
    version          integer not null default 1
);
comment on table registers.switch is 'How each simulated register behaves. Keep: permanently, one row each.';
insert into registers.switch (code, name_zh, name_en) values ('population', '人口登记库（模拟）', 'Population register (simulated)'), ('enterprise', '市场主体登记库（模拟）', 'Enterprise register (simulated)');

create table registers.loaded (
    source text primary key,
    sha256 text not null,
    at     timestamptz not null default now()
);
comment on table registers.loaded is 'Which content was loaded last. Keep: one row per source.';
