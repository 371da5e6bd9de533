create schema cascade;

-- Other installations of the platform. division: the one it serves; public_key: 65 bytes of SM2, pinned. sent: number of our last message; acknowledged: of the last one the other side has for good; received: of the last one of
-- theirs that we have. revision, returned_on: how far the catalogue and the return flow were read. lease: the process that speaks to it now.
create table cascade.node (
    id              uuid primary key default uuidv7(),
    name            text not null,
    division        text not null constraint node_division_unique unique,
    relation        text not null constraint node_relation_known check (relation in ('UPPER', 'LOWER')),
    address         text,
    public_key      bytea not null constraint node_key_length check (length(public_key) = 65),
    suspended       boolean not null default false,
    version         integer not null default 1,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    changed_by      text not null,
    sent            bigint not null default 0,
    acknowledged    bigint not null default 0,
    received        bigint not null default 0,
    peer_sent       bigint not null default 0,
    peer_knows      bigint not null default 0,
    revision        bigint not null default 0,
    returned_on     date,
    exchanged_at    timestamptz,
    cut_since       timestamptz,
    failures        integer not null default 0,
    failure         text,
    next_at         timestamptz not null,
    lease           timestamptz,
    stated_at       timestamptz,
    stated_mark     bigint not null default -1,
    constraint node_acknowledged_was_sent check (acknowledged <= sent)
);
comment on table cascade.node is 'Installations this one exchanges with. Keep: permanently, what they sent must stay explicable.';

-- What went over a link, numbered from 1 in each direction without a gap. digest: SM3 over number, kind, subject, time and body. day: of its time, in Henan.
create table cascade.message (
    node      uuid not null references cascade.node,
    direction text not null constraint message_direction_known check (direction in ('OUT', 'IN')),
    number    bigint not null,
    kind      text not null constraint message_kind_known check (kind in ('CATALOGUE', 'RETURN')),
    subject   text not null,
    label     text not null,
    day       date not null,
    at        timestamptz not null,
    body      text,
    digest    bytea not null,
    state     text not null constraint message_state_known check (state in ('WAITING', 'TAKEN', 'REFUSED')),
    refusal   text,
    why       text,
    settled_at timestamptz,
    primary key (node, direction, number)
);
create index message_day on cascade.message (node, direction, day, kind);
create index message_subject on cascade.message (node, direction, subject);
create index message_refused on cascade.message (node, number) where state = 'REFUSED';
comment on table cascade.message is 'Messages of the links with their digests. Keep: 3 years; the body of an own message that was taken 90 days.';

-- A request is heard once.
create table cascade.nonce (
    node  uuid not null references cascade.node,
    nonce text not null,
    at    timestamptz not null,
    primary key (node, nonce)
);
create index nonce_at on cascade.nonce (at);
comment on table cascade.nonce is 'Requests of other installations that were heard. Keep: one hour.';

-- What the other side says it sent and received, in its words and under its signature; the last statement of each day.
create table cascade.statement (
    node       uuid not null references cascade.node,
    day        date not null,
    at         timestamptz not null,
    text       text not null,
    signature  bytea not null,
    public_key bytea not null,
    primary key (node, day)
);
comment on table cascade.statement is 'Signed statements of other installations. Keep: 3 years.';

-- Records given back 回流: decided at another installation, about our division.
create table cascade.returned (
    node       uuid not null references cascade.node,
    number     text not null,
    day        date not null,
    region     text not null,
    organ      text not null,
    matter     text not null,
    matter_name text not null,
    submitted_at timestamptz not null,
    closed_on  date,
    message    bigint not null,
    primary key (node, number)
);
create index returned_day on cascade.returned (day desc, number);
comment on table cascade.returned is 'Summaries of cases decided elsewhere about our division. Keep: as cases.';
