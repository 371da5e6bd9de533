-- A session of an asking system: opened with an SM2 signature over question, whose digest and signature are kept. The secret is not kept: every node derives it. ended_at: before its time.
create table gateway.session (
    id         text primary key constraint session_id_length check (length(id) = 32),
    key        text not null references gateway.key,
    nonce      text not null,
    opened_at  timestamptz not null,
    until      timestamptz not null,
    ended_at   timestamptz,
    question   bytea not null,
    signature  bytea not null,
    constraint session_nonce_once unique (key, nonce)
);
create index session_key on gateway.session (key, opened_at);
create index session_until on gateway.session (until);
comment on table gateway.session is 'Sessions of asking systems. Keep: luoshu.gateway.keep after their end, three years at least, to prove who asked.';

-- Absent: the question was signed with SM2 itself; else signature is its HMAC-SM3.
alter table gateway.use add column session text;

-- Where an answer stands in its batch, so that its receipt can be built again.
alter table gateway.answer add column place integer not null default 0;

-- What was signed over the receipts of a batch.
create table gateway.batch (
    id        uuid primary key,
    at        timestamptz not null,
    size      integer not null,
    key       text not null,
    signature bytea not null
);
create index batch_at on gateway.batch (at);
comment on table gateway.batch is 'Signed batches of receipts. Keep: as the uses in them.';
