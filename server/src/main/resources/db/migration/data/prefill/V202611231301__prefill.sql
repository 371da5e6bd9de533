create schema prefill;

-- What an organ lets be filled in for a matter from what another organ answers under a contract. organ: which asks. matter: 12 digits. parameters: of the operation and what of the applicant goes there. fields: of the
-- answer, and the places of the form they go to. last_fault: code of the call that failed last, faults: in a row.
create table prefill.rule (
    id                uuid primary key,
    organ             text not null,
    organ_name        text not null,
    duty              text not null,
    region            text not null,
    name              text not null,
    matter            text not null,
    matter_name       text not null,
    matter_name_en    text not null,
    contract          text not null,
    path              text not null,
    parameters        jsonb not null,
    fields            jsonb not null,
    state             text not null constraint rule_state_known check (state in ('DRAFT', 'ACTIVE', 'WITHDRAWN')),
    version           integer not null default 1,
    drafted_at        timestamptz not null,
    drafted_by        text not null,
    drafted_by_name   text not null,
    confirmed_at      timestamptz,
    confirmed_by_name text,
    withdrawn_at      timestamptz,
    withdrawn_by_name text,
    last_success_at   timestamptz,
    last_fault_at     timestamptz,
    last_fault        text,
    faults            integer not null default 0
);
create index rule_organ on prefill.rule (organ, drafted_at desc);
create index rule_matter on prefill.rule (matter) where state = 'ACTIVE';
comment on table prefill.rule is 'Rules by which fields are filled from shared data. Keep: permanently, what was filled names them.';

-- That an applicant agreed to being asked about for one application, until withdrawn. attempts: calls made for it.
create table prefill.consent (
    application  uuid not null,
    rule         uuid not null references prefill.rule,
    applicant    uuid not null,
    given_at     timestamptz not null,
    given_by     text not null,
    withdrawn_at timestamptz,
    attempts     integer not null default 0,
    primary key (application, rule)
);
create index consent_rule on prefill.consent (rule);
comment on table prefill.consent is 'Consents of applicants to being asked about. Keep: as the case.';

-- What an answer filled in, and the answer with its receipt. question: what was signed. fields: pointer, value, editable. released_at: the applicant withdrew before submission, nothing of it counts.
create table prefill.fill (
    id            uuid primary key,
    application   uuid not null,
    rule          uuid not null references prefill.rule,
    contract      text not null,
    provider_name text not null,
    resource_name text not null,
    at            timestamptz not null,
    question      text not null,
    answer        bytea not null,
    receipt       text not null,
    fields        jsonb not null,
    released_at   timestamptz
);
create unique index fill_one on prefill.fill (application, rule) where released_at is null;
create index fill_rule on prefill.fill (rule);
comment on table prefill.fill is 'What shared data filled in, with its proof. Keep: as the case.';
