create schema objections;
create sequence objections.serial;

-- An objection to a value a source gives about somebody. subject: the party it is about; raised_by: account; raiser: code of the organ of the official who raised it, absent: the subject's side. contract, path, parameters,
-- matter: how the source is asked again; absent: it cannot be. stated: the value objected to, empty where it is not known here. due: last day of the verification. proven: an answer of the source showed right_value.
create table objections.objection (
    id              uuid primary key default uuidv7(),
    number          text not null constraint objection_number_unique unique,
    subject         uuid not null,
    subject_name    text not null,
    raised_by       text not null,
    raised_by_name  text not null,
    raiser          text,
    raiser_name     text,
    raiser_duty     text,
    raiser_region   text,
    raised_at       timestamptz not null,
    origin          text not null constraint objection_origin_known check (origin in ('PREFILL', 'USE', 'CERTIFICATE', 'CASE')),
    origin_ref      text not null,
    origin_place    text not null,
    origin_title    text not null,
    resource        uuid not null,
    resource_name   text not null,
    field           text not null,
    item            text not null,
    provider        text not null,
    provider_name   text not null,
    provider_duty   text not null,
    provider_region text not null,
    contract        text,
    path            text,
    parameters      jsonb not null default '[]',
    matter          text not null,
    stated          text not null,
    proposed        text not null,
    reason          text not null,
    state           text not null constraint objection_state_known check (state in ('VERIFYING', 'PROPAGATING', 'ENDED', 'REFUSED', 'WITHDRAWN')),
    version         integer not null default 1,
    due             date,
    right_value     text,
    corrected_on    date,
    corrected_where text,
    finding         text,
    proven          boolean not null default false,
    answered_at     timestamptz,
    answered_by     text,
    ended_at        timestamptz
);
create unique index objection_one_open on objections.objection (subject, resource, field) where state in ('VERIFYING', 'PROPAGATING');
create index objection_subject on objections.objection (subject, raised_at desc);
create index objection_provider on objections.objection (provider, raised_at desc);
create index objection_raiser on objections.objection (raiser, raised_at desc) where raiser is not null;
create index objection_origin_case on objections.objection (origin_ref);
comment on table objections.objection is 'Objections to shared data. Keep: ten years after their end.';

-- A question to the source after the objection: what was signed, and the answer with its receipt. value: of the field in the only row.
create table objections.asked (
    id        uuid primary key default uuidv7(),
    objection uuid not null references objections.objection,
    at        timestamptz not null,
    by_name   text not null,
    code      text not null,
    value     text,
    question  text,
    answer    bytea,
    receipt   text
);
create index asked_objection on objections.asked (objection, id);
comment on table objections.asked is 'What the source answered after an objection. Keep: as the objection.';

-- Somewhere the value went. ref: id of what holds it, place: within it. outcome: absent while its organ has not answered.
create table objections.copy (
    id          uuid primary key default uuidv7(),
    objection   uuid not null references objections.objection,
    kind        text not null constraint copy_kind_known check (kind in ('DRAFT', 'CASE', 'CERTIFICATE', 'FLOW', 'DATASET', 'RECEIVER')),
    ref         text not null,
    place       text not null,
    title       text not null,
    organ       text not null,
    organ_name  text not null,
    duty        text not null,
    region      text not null,
    due         date,
    outcome     text constraint copy_outcome_known check (outcome in ('CORRECTED', 'REISSUED', 'NOT_NEEDED', 'RELEASED')),
    note        text not null default '',
    answered_at timestamptz,
    answered_by text,
    constraint copy_once unique (objection, kind, ref, place)
);
create index copy_organ on objections.copy (organ, objection) where outcome is null;
create index copy_ref on objections.copy (ref);
comment on table objections.copy is 'Copies of corrected values and what became of them. Keep: as the objection.';

create table objections.step (
    id        uuid primary key default uuidv7(),
    objection uuid not null references objections.objection,
    act       text not null,
    at        timestamptz not null,
    subject   text not null,
    name      text not null,
    capacity  text not null,
    note      text not null
);
create index step_objection on objections.step (objection, id);
comment on table objections.step is 'What was done about objections, by whom. Keep: as the objection.';
