create schema quality;

-- Rules of an organ about the tables of a data source. source: of the module for sources. file: YAML, checked before it is kept.
create table quality.rule_set (
    id              uuid primary key,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    source          uuid not null,
    source_name     text not null,
    name            text not null,
    name_en         text not null,
    tables          integer not null,
    rules           integer not null,
    file            text not null,
    version         integer not null default 1,
    changed_at      timestamptz not null,
    changed_by      text not null,
    changed_by_name text not null,
    removed_at      timestamptz
);
create index rule_set_organ on quality.rule_set (organ, name);
comment on table quality.rule_set is 'Quality rules of organs. Keep: permanently, runs tell of them.';

-- The journal of runs. number: counted in the rule set. checked, failed: of all rules together. failing: rules that found something. touched_at: a run that was not touched for a while is nobody''s any more.
create table quality.run (
    id         uuid primary key,
    rule_set   uuid not null references quality.rule_set,
    number     integer not null,
    version    integer not null,
    state      text not null constraint run_state_known check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    begun_at   timestamptz not null,
    touched_at timestamptz not null,
    ended_at   timestamptz,
    by_subject text not null,
    by_name    text not null,
    rows       bigint not null default 0,
    checked    bigint not null default 0,
    failed     bigint not null default 0,
    failing    integer not null default 0,
    failure    text
);
create unique index run_number_unique on quality.run (rule_set, number);
create unique index run_one_running on quality.run (rule_set) where state = 'RUNNING';
comment on table quality.run is 'Runs of quality rules. Keep: five years, the trend of quality is assessed over them.';

-- What a rule found in a run, called as it was then. sample: keys of rows, masked.
create table quality.outcome (
    run      uuid not null references quality.run on delete cascade,
    position integer not null,
    relation text not null,
    rule     text not null,
    name     text not null,
    name_en  text not null,
    severity text not null constraint outcome_severity_known check (severity in ('SERIOUS', 'ORDINARY', 'HINT')),
    checked  bigint not null,
    failed   bigint not null,
    sample   jsonb not null,
    primary key (run, position)
);
comment on table quality.outcome is 'What quality rules found. Keep: as the run.';
