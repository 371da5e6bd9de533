create schema demands;

-- What one organ asks of another: written by an official, agreed to by its head, then a case of the same id at the providing organ. asker_… and provider_… say where it stands for permissions;
-- party: the asking organ as applicant. authors: all who wrote it, none of whom agrees to it. terms: what the providing organ would write into the contract; case_state: as the case last told, at case_sequence of its journal.
create table demands.demand (
    id              uuid primary key,
    resource        uuid not null,
    edition         integer not null,
    resource_code   text not null,
    resource_name   text not null,
    share_type      text not null constraint demand_share_type_known check (share_type in ('UNCONDITIONAL', 'CONDITIONAL')),
    matter_code     text not null,
    provider        text not null,
    provider_name   text not null,
    provider_duty   text not null,
    provider_region text not null,
    asker           text not null,
    asker_name      text not null,
    asker_duty      text not null,
    asker_region    text not null,
    party           uuid not null,
    state           text not null constraint demand_state_known check (state in ('WRITING', 'WITH_HEAD', 'HANDED_IN', 'DISCARDED')),
    version         integer not null,
    authors         text[] not null,
    author_name     text not null,
    account         uuid not null,
    head_name       text,
    changed_at      timestamptz not null,
    note            text not null default '',
    number          text,
    case_state      text,
    case_sequence   integer not null default 0,
    due             date,
    terms           jsonb,
    contract        text,
    constraint demand_case_once unique (number)
);
create index demand_asker on demands.demand (asker, changed_at desc);
create index demand_provider on demands.demand (provider, changed_at desc) where number is not null;
create unique index demand_unfinished on demands.demand (asker, resource) where state in ('WRITING', 'WITH_HEAD');
comment on table demands.demand is 'Requests of organs for shared data. Keep: as the case; what is discarded, a year.';

create table demands.act (
    id       uuid primary key default uuidv7(),
    demand   uuid not null references demands.demand,
    act      text not null,
    at       timestamptz not null,
    subject  text not null,
    name     text not null,
    capacity text not null,
    note     text not null
);
create index act_demand on demands.act (demand, id);
comment on table demands.act is 'What was done with requests for shared data, by whom and why. Keep: as the request.';
