create schema cases;

-- What somebody is filling in. Saved as typed; becomes a case under the same id when submitted.
create table cases.draft (
    id             uuid primary key default uuidv7(),
    matter_code    text not null,
    matter_version integer not null,
    matter_name    jsonb not null,
    organ_name     text not null,
    applicant      uuid not null,
    applicant_kind text not null,
    applicant_name text not null,
    applicant_known jsonb not null default '{}',
    person         uuid not null,
    person_name    text not null,
    capacity       text not null,
    agent          jsonb,
    clerk          jsonb,
    clerk_organ    text,
    channel        text not null constraint draft_channel_known check (channel in ('ONLINE', 'WINDOW', 'MOBILE')),
    answers        jsonb not null default '{}',
    form           jsonb not null default '{}',
    materials      jsonb not null default '{}',
    deferred       jsonb not null default '[]',
    delivery       jsonb,
    commitment     boolean not null default false,
    version        bigint not null default 1,
    created_at     timestamptz not null,
    saved_at       timestamptz not null
);
create index draft_applicant on cases.draft (applicant, saved_at desc);
create index draft_clerk on cases.draft (clerk_organ, saved_at desc) where clerk_organ is not null;
create index draft_saved on cases.draft (saved_at);
comment on table cases.draft is 'Applications not yet handed in. Keep: 30 days after the last change (luoshu.cases.drafts-kept).';

-- One row per case: everything a transition changes is here, so that a transition is one row update.
create table cases.file (
    id              uuid primary key,
    number          text not null,
    query_code      text not null,
    matter_code     text not null,
    matter_version  integer not null,
    catalog_code    text not null,
    matter_slug     text not null,
    matter_name     jsonb not null,
    project_type    text not null,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    confidentiality smallint not null constraint file_confidentiality_known check (confidentiality between 0 and 2),
    channel         text not null,
    applicant       uuid not null,
    applicant_kind  text not null,
    applicant_name  text not null,
    applicant_known jsonb not null default '{}',
    person          uuid not null,
    person_name     text not null,
    capacity        text not null,
    agent           jsonb,
    clerk           jsonb,
    state           text not null,
    state_since     timestamptz not null,
    version         bigint not null,
    submitted_at    timestamptz not null,
    accepted_on     date,
    decided_at      timestamptz,
    closed_at       timestamptz,
    closing_result  text constraint file_closing_result_known check (closing_result in ('0', '1', '2', '3', '4', '5', '6')),
    clock_state     text not null,
    due_on          date,
    yellow_on       date,
    timer_at        timestamptz,
    needs_applicant boolean not null default false,
    urged           integer not null default 0,
    form            jsonb not null,
    answers         jsonb not null,
    materials       jsonb not null,
    delivery        jsonb,
    commitment      boolean not null default false,
    signed_name     text not null,
    course          jsonb not null,
    constraint file_number_once unique (number)
);
create index file_applicant on cases.file (applicant, submitted_at desc);
create index file_organ on cases.file (organ, submitted_at desc);
create index file_region on cases.file (region text_pattern_ops, submitted_at desc);
create index file_open_due on cases.file (organ, due_on) where clock_state = 'RUNNING';
create index file_timer on cases.file (timer_at) where timer_at is not null;
create index file_matter on cases.file (catalog_code, submitted_at desc);
comment on table cases.file is 'Cases 办件. Keep: by the matter''s retention, then archived and removed.';

-- What happened, in order. Never changed.
create table cases.journal (
    case_id     uuid not null constraint journal_of_case references cases.file,
    sequence    integer not null,
    at          timestamptz not null,
    event       text not null,
    state       text not null,
    step        text,
    step_name   text,
    outcome     text,
    subject     text not null,
    actor_name  text not null,
    capacity    text not null,
    organ       text,
    organ_name  text,
    post        text,
    opinion     text,
    detail      jsonb not null default '{}',
    told        text not null,
    constraint journal_once primary key (case_id, sequence)
);
comment on table cases.journal is 'Journal of cases, append-only. Keep: as long as the case.';

create function cases.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'cases.journal is append-only';
end $$;
create trigger journal_append_only before update on cases.journal for each row execute function cases.refuse_change();

-- Documents issued in a case. The facts are fixed when it is issued; the page is rendered from them when first read.
create table cases.document (
    id        uuid primary key default uuidv7(),
    case_id   uuid not null constraint document_of_case references cases.file,
    kind      text not null,
    title     jsonb not null,
    number    text,
    facts     jsonb not null,
    issued_at timestamptz not null,
    file      uuid
);
create index document_case on cases.document (case_id, issued_at);
comment on table cases.document is 'Documents issued in cases. Keep: as long as the case.';

-- Next numbers. One row per series, locked only by those who draw from the same series.
create table cases.serial (
    series text not null,
    period text not null,
    value  bigint not null,
    constraint serial_once primary key (series, period)
);
comment on table cases.serial is 'Counters of case, document and result numbers. Keep: permanently.';
