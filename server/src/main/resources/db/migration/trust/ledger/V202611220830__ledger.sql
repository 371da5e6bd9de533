create schema ledger;

-- Entries in the order of the log, as one commit wrote them: each with two bytes of length before it, and their leaf hashes. A row never crosses a bundle of 256, so a bundle is its
-- rows one after the other, and nothing is written twice.
create table ledger.batch (
    first   bigint primary key,
    size    integer not null,
    entries bytea not null,
    hashes  bytea not null,
    constraint batch_in_one_bundle check (first >= 0 and size > 0 and first / 256 = (first + size - 1) / 256),
    constraint batch_hash_per_entry check (length(hashes) = 32 * size)
);
alter table ledger.batch alter column entries set storage external, alter column hashes set storage external, set (toast_tuple_target = 8160);
comment on table ledger.batch is 'Entries of the evidence log. Keep: for ever; they hold digests only.';

-- Level 1 and above: the hash of each full tile of the level below.
create table ledger.node (
    level integer not null,
    place bigint not null,
    hash  bytea not null,
    constraint node_pkey primary key (level, place),
    constraint node_is_a_hash check (level > 0 and length(hash) = 32)
);
comment on table ledger.node is 'Hashes of full tiles of the evidence log. Keep: for ever.';

-- What was signed. The words of a checkpoint are never signed twice for one size.
create table ledger.checkpoint (
    size bigint primary key,
    root bytea not null,
    note text not null,
    at   timestamptz not null
);
comment on table ledger.checkpoint is 'Signed checkpoints of the evidence log. Keep: for ever, so that a log that was put back shows.';

create table ledger.signer (
    verifier_key text primary key,
    since        timestamptz not null
);
comment on table ledger.signer is 'Keys that signed checkpoints. Keep: for ever.';

create function ledger.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the evidence log only grows' using errcode = 'integrity_constraint_violation';
end $$;
create trigger batch_only_grows before update or delete or truncate on ledger.batch for each statement execute function ledger.refuse();
create trigger node_only_grows before update or delete or truncate on ledger.node for each statement execute function ledger.refuse();
create trigger checkpoint_only_grows before update or delete or truncate on ledger.checkpoint for each statement execute function ledger.refuse();

-- Acts written by the transaction of their effect; place is null until sequenced. Salt and content are what a holder shows: without them a leaf tells nothing.
create table ledger.act (
    id      uuid primary key default uuidv7(),
    key     text not null,
    subject text not null,
    entry   bytea not null,
    salt    bytea not null,
    content text not null,
    place   bigint,
    constraint act_once unique (key)
);
create index act_subject on ledger.act (subject, id);
create index act_waiting on ledger.act (id) where place is null;
comment on table ledger.act is 'Salt and words of acts in the evidence log. Keep: as long as the subject''s own record.';
