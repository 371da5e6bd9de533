create schema contracts;

create sequence contracts.serial;

-- A contract about sharing. provider_…, asker_…: where its two sides stand for permissions. terms: what was agreed; items: the fields as the catalogue had them. demand: number of a case.
create table contracts.contract (
    number          text primary key,
    resource        uuid not null,
    edition         integer not null,
    resource_code   text,
    resource_name   text not null,
    provider        text not null,
    provider_name   text not null,
    provider_duty   text not null,
    provider_region text not null,
    asker           text not null,
    asker_name      text not null,
    asker_duty      text not null,
    asker_region    text not null,
    demand          text,
    mode            text not null constraint contract_mode_known check (mode in ('API', 'TABLE', 'FILE')),
    valid_from      date not null,
    valid_until     date not null,
    terms           jsonb not null,
    items           jsonb not null,
    state           text not null constraint contract_state_known check (state in ('DRAFT', 'ACTIVE', 'SUSPENDED', 'ENDED')),
    version         integer not null,
    reason          text,
    concluded_at    timestamptz not null,
    changed_at      timestamptz not null,
    constraint contract_period check (valid_until >= valid_from)
);
create index contract_provider on contracts.contract (provider, concluded_at desc);
create index contract_asker on contracts.contract (asker, concluded_at desc);
create index contract_demand on contracts.contract (demand) where demand is not null;
create index contract_resource on contracts.contract (resource) where state <> 'ENDED';
create index contract_until on contracts.contract (valid_until) where state <> 'ENDED';
comment on table contracts.contract is 'Contracts about sharing of data. Keep: permanently, records of use name them.';

create table contracts.act (
    contract text not null references contracts.contract,
    version  integer not null,
    act      text not null,
    state    text not null,
    at       timestamptz not null,
    subject  text not null,
    name     text not null,
    capacity text not null,
    reason   text not null,
    primary key (contract, version)
);
comment on table contracts.act is 'What was done with contracts, by whom and why. Keep: as the contract.';

-- One row: moves with every act, so that each node knows what it must read again.
create table contracts.change (
    one    boolean primary key default true constraint change_one check (one),
    number bigint not null
);
insert into contracts.change (number) values (0);
comment on table contracts.change is 'Number of changes to contracts. Keep: always.';
