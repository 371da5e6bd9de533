create schema bank;

-- SIMULATED. A bank for demonstrations and tests; no money moves.
create table bank.merchant (
    code   text primary key,
    secret bytea not null
);
comment on table bank.merchant is 'Simulated bank: the key it shares with the platform. Keep: permanently.';

create table bank.trade (
    order_no   text primary key,
    token      text not null,
    subject    text not null,
    payee      text not null,
    fen        bigint not null,
    state      text not null constraint trade_state check (state in ('OPEN', 'PAID', 'REFUSED', 'CLOSED')),
    back       text not null,
    opened_at  timestamptz not null,
    expires_at timestamptz not null,
    reference  text,
    traded_at  timestamptz,
    constraint trade_token unique (token)
);
create index trade_traded on bank.trade (traded_at);
comment on table bank.trade is 'Simulated bank: orders. Keep: while it is used.';

create table bank.payback (
    refund_no text primary key,
    order_no  text not null constraint payback_of references bank.trade (order_no),
    fen       bigint not null,
    state     text not null constraint payback_state check (state in ('PENDING', 'DONE', 'FAILED')),
    due_at    timestamptz not null,
    reference text not null,
    traded_at timestamptz
);
create index payback_order on bank.payback (order_no);
create index payback_due on bank.payback (due_at) where state = 'PENDING';
create index payback_traded on bank.payback (traded_at);
comment on table bank.payback is 'Simulated bank: refunds. Keep: while it is used.';

create table bank.delivery (
    id     uuid primary key default uuidv7(),
    kind   text not null,
    number text not null,
    due_at timestamptz not null,
    tries  integer not null default 0
);
create index delivery_due on bank.delivery (due_at);
comment on table bank.delivery is 'Simulated bank: messages it has still to send. Keep: until taken, or tried ten times.';

create table bank.switch (
    one                   boolean primary key default true constraint switch_one check (one),
    callback_delay_millis integer not null default 500 constraint switch_delay check (callback_delay_millis between 0 and 600000),
    callback_copies       integer not null default 1 constraint switch_copies check (callback_copies between 0 and 50),
    refund_delay_millis   integer not null default 500 constraint switch_refund check (refund_delay_millis between 0 and 600000),
    refuse_payments       boolean not null default false,
    refuse_refunds        boolean not null default false,
    outage                boolean not null default false,
    statement_fault       text not null default 'NONE' constraint switch_statement check (statement_fault in ('NONE', 'OMIT', 'AMOUNT', 'EXTRA')),
    version               integer not null default 1
);
comment on table bank.switch is 'How the simulated bank behaves. Keep: one row.';
insert into bank.switch default values;

create table bank.statement (
    day        date primary key,
    content    text not null,
    written_at timestamptz not null
);
comment on table bank.statement is 'Simulated bank: statement files of a day, the newest. Keep: while it is used.';
