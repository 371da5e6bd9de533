-- Destruction lists 销毁清册: proposed by one person, approved by another.
create table archives.disposal (
    id            uuid primary key default uuidv7(),
    organ         text not null,
    organ_name    text not null,
    duty          text not null,
    region        text not null,
    state         text not null constraint disposal_state_known check (state in ('PROPOSED', 'APPROVED', 'REFUSED')),
    version       bigint not null default 1,
    reason        text not null,
    proposed_by   text not null,
    proposer_name text not null,
    proposed_at   timestamptz not null,
    decided_by    text,
    decider_name  text,
    decided_at    timestamptz,
    opinion       text,
    constraint disposal_decided_by_another check (decided_by is null or decided_by <> proposed_by)
);
create index disposal_organ on archives.disposal (organ, proposed_at desc);
comment on table archives.disposal is 'Destruction lists. Keep: for ever.';

create table archives.disposal_item (
    disposal uuid not null constraint disposal_item_of_disposal references archives.disposal,
    package  uuid not null constraint disposal_item_of_package references archives.package,
    constraint disposal_item_once primary key (disposal, package)
);
create index disposal_item_package on archives.disposal_item (package);
comment on table archives.disposal_item is 'What a destruction list names. Keep: for ever.';
