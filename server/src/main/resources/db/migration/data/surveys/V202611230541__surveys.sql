create schema surveys;

-- A survey the data authority of a division holds. organ, duty and region say where it stands for permissions; due: the last day by the working calendar.
create table surveys.survey (
    id           uuid primary key default uuidv7(),
    title        text not null,
    instructions text not null,
    organ        text not null,
    organ_name   text not null,
    duty         text not null,
    region       text not null,
    days         integer not null,
    due          date not null,
    state        text not null constraint survey_state_known check (state in ('OPEN', 'CLOSED')),
    version      integer not null,
    started_at   timestamptz not null,
    starter_name text not null,
    closed_at    timestamptz
);
create index survey_started on surveys.survey (started_at desc, id);
comment on table surveys.survey is 'Surveys of the data of organs. Keep: permanently, responsibilities are derived from them.';

-- The sheet of one organ. systems, registered, tables: counted from what it says; figures: every number asked for, by question. authors: all who wrote it, none of whom confirms it.
create table surveys.answer (
    id           uuid primary key default uuidv7(),
    survey       uuid not null references surveys.survey,
    organ        text not null,
    organ_name   text not null,
    duty         text not null,
    region       text not null,
    state        text not null constraint answer_state_known check (state in ('OPEN', 'HANDED_IN', 'CONFIRMED', 'RETURNED', 'ACCEPTED')),
    version      integer not null,
    sheet        jsonb not null,
    systems      integer not null default 0,
    registered   integer not null default 0,
    tables       bigint not null default 0,
    figures      jsonb not null default '{}',
    responsible  text,
    telephone    text,
    authors      text[] not null default '{}',
    author_name  text,
    changed_at   timestamptz not null,
    confirmed_at timestamptz,
    note         text not null default '',
    constraint answer_one_per_organ unique (survey, organ)
);
create index answer_organ on surveys.answer (organ, confirmed_at desc);
comment on table surveys.answer is 'Answers of organs to surveys. Keep: as the survey.';

create table surveys.act (
    id       uuid primary key default uuidv7(),
    survey   uuid not null references surveys.survey,
    answer   uuid references surveys.answer,
    act      text not null,
    at       timestamptz not null,
    subject  text not null,
    name     text not null,
    capacity text not null,
    note     text not null
);
create index act_survey on surveys.act (survey, id);
create index act_answer on surveys.act (answer, id);
comment on table surveys.act is 'What was done with surveys and answers, by whom and why. Keep: as the survey.';
