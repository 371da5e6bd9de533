create schema status;

-- A list; revision counts changes of what stands in it, so that nodes know when to build it again.
create table status.list (
    number   integer primary key,
    revision bigint not null
);
comment on table status.list is 'Status lists that are published. Keep: permanently, their places are written into what was given out.';

-- bits: 0 valid, 1 invalid, 2 suspended. The index is drawn by lot.
create table status.entry (
    list    integer not null references status.list,
    index   integer not null constraint entry_index_range check (index between 0 and 131071),
    subject uuid not null constraint entry_subject unique,
    bits    integer not null constraint entry_bits_known check (bits in (0, 1, 2)),
    primary key (list, index)
);
create index entry_marked on status.entry (list) where bits <> 0;
comment on table status.entry is 'Whose status stands at which place. Keep: permanently.';
