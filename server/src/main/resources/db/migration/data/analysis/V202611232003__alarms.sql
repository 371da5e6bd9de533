-- Use that is unlike others, by a rule of packages/data/analysis.yaml: once a day for a person. found: what was counted, bound: what is allowed. use: the question after which it was raised.
create table analysis.alarm (
    id                uuid primary key default uuidv7(),
    rule              text not null,
    name              text not null,
    name_en           text not null,
    basis             text not null,
    subject           text not null,
    person            text not null,
    organ             text not null,
    organ_name        text not null,
    duty              text not null,
    region            text not null,
    day               date not null,
    at                timestamptz not null,
    use               uuid references analysis.use on delete set null,
    number            text not null,
    found             bigint not null,
    bound             bigint not null,
    acknowledged_at   timestamptz,
    acknowledged_by   text,
    acknowledged_name text,
    words             text,
    constraint alarm_once_a_day unique (rule, subject, day),
    constraint alarm_acknowledged_whole check ((acknowledged_at is null) = (words is null))
);
create index alarm_organ on analysis.alarm (organ, at desc);
create index alarm_use on analysis.alarm (use);
comment on table analysis.alarm is 'Alarms about use of data. Keep: three years, as records of use.';
