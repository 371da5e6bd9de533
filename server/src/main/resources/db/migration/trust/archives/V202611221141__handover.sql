-- Hand-over batches 移交: what went to the archive institution, and its receipt.
create table archives.handover (
    id            uuid primary key,
    number        text not null,
    organ         text not null,
    organ_name    text not null,
    duty          text not null,
    region        text not null,
    institution   text not null,
    simulated     boolean not null,
    state         text not null constraint handover_state_known check (state in ('PREPARED', 'RECEIVED', 'REFUSED')),
    version       bigint not null default 1,
    made_by       text not null,
    maker_name    text not null,
    made_at       timestamptz not null,
    answered_at   timestamptz,
    receipt       text,
    verdict       text,
    list          bytea not null,
    signature     bytea not null,
    certificates  bytea not null,
    constraint handover_number_once unique (number)
);
create index handover_organ on archives.handover (organ, made_at desc);
comment on table archives.handover is 'Hand-over batches and receipts. Keep: for ever.';

create table archives.handover_item (
    handover uuid not null constraint handover_item_of_handover references archives.handover,
    package  uuid not null constraint handover_item_of_package references archives.package,
    constraint handover_item_once primary key (handover, package)
);
create index handover_item_package on archives.handover_item (package);
comment on table archives.handover_item is 'What a batch holds. Keep: for ever.';
