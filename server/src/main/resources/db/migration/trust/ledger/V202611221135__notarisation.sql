create table ledger.notarisation (
    chain       text not null,
    size        bigint not null,
    transaction text not null,
    block       text not null,
    at          timestamptz not null,
    constraint notarisation_pkey primary key (chain, size)
);
create index notarisation_newest on ledger.notarisation (at desc);
comment on table ledger.notarisation is 'Checkpoints kept by chains outside. Keep: for ever.';
