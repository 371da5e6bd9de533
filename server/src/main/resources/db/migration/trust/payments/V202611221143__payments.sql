create schema payments;

-- One sum to be paid for one case, under an opaque code 缴款码. A notice that ran out or was refunded is followed by another one; at most one of a case is open.
create table payments.notice (
    id              uuid primary key default uuidv7(),
    code            text not null,
    case_id         uuid not null,
    case_number     text not null,
    matter_code     text not null,
    matter_name     jsonb not null,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    confidentiality integer not null,
    payer           uuid not null,
    person          uuid not null,
    payer_name      text not null,
    payer_number    text,
    items           jsonb not null,
    fen             bigint not null,
    reduced_fen     bigint not null default 0,
    state           text not null constraint notice_state check (state in ('PENDING', 'PAID', 'CANCELLED', 'REFUNDED', 'EXPIRED')),
    waived          boolean not null default false,
    version         integer not null default 1,
    issued_at       timestamptz not null,
    due_on          date not null,
    paid_at         timestamptz,
    ended_at        timestamptz,
    end_reason      text,
    constraint notice_code unique (code),
    constraint notice_sum check (fen > 0 and reduced_fen between 0 and fen),
    constraint notice_waived check (not waived or state = 'CANCELLED'),
    constraint notice_paid check ((state in ('PAID', 'REFUNDED')) = (paid_at is not null))
);
create unique index notice_open on payments.notice (case_id) where state = 'PENDING';
create index notice_case on payments.notice (case_id);
create index notice_payer on payments.notice (payer, id);
create index notice_organ on payments.notice (organ, id);
create index notice_due on payments.notice (due_on) where state = 'PENDING';
comment on table payments.notice is 'Sums to be paid. Keep: as long as the case, at least 15 years (会计档案管理办法).';

-- One try to pay at the bank. Only one is open at a time; what arrives when nothing is due any more is SURPLUS and goes back.
create table payments.attempt (
    id         uuid primary key default uuidv7(),
    notice     uuid not null constraint attempt_of references payments.notice (id),
    order_no   text not null,
    provider   text not null,
    fen        bigint not null,
    state      text not null constraint attempt_state check (state in ('OPEN', 'PAID', 'REFUSED', 'CLOSED', 'SURPLUS')),
    url        text not null,
    begun_at   timestamptz not null,
    begun_by   text not null,
    asked_at   timestamptz not null,
    asked      integer not null default 0,
    ended_at   timestamptz,
    reference  text,
    traded_at  timestamptz,
    learned    text,
    constraint attempt_order unique (order_no)
);
create unique index attempt_open on payments.attempt (notice) where state = 'OPEN';
create unique index attempt_paid on payments.attempt (notice) where state = 'PAID';
create index attempt_notice on payments.attempt (notice);
create index attempt_asked on payments.attempt (asked_at) where state = 'OPEN';
create index attempt_traded on payments.attempt (traded_at) where traded_at is not null;
comment on table payments.attempt is 'Orders at a bank. Keep: as their notice.';

-- A message of the bank is taken once, whoever repeats it.
create table payments.callback (
    provider text not null,
    nonce    text not null,
    at       timestamptz not null,
    kind     text not null,
    number   text not null,
    outcome  text not null,
    constraint callback_pkey primary key (provider, nonce)
);
create index callback_at on payments.callback (at);
comment on table payments.callback is 'Messages of banks that were taken. Keep: 90 days; older ones are refused by their time.';

create table payments.reduction (
    id           uuid primary key default uuidv7(),
    notice       uuid not null constraint reduction_of references payments.notice (id),
    fen          bigint not null constraint reduction_sum check (fen > 0),
    reason       text not null,
    basis        text not null,
    state        text not null constraint reduction_state check (state in ('REQUESTED', 'APPROVED', 'REFUSED')),
    requested_at timestamptz not null,
    requested_by uuid not null,
    requester    text not null,
    decided_at   timestamptz,
    decided_by   uuid,
    decider      text,
    note         text,
    constraint reduction_four_eyes check (decided_by <> requested_by)
);
create index reduction_notice on payments.reduction (notice);
create unique index reduction_open on payments.reduction (notice) where state = 'REQUESTED';
comment on table payments.reduction is 'Reductions and exemptions of fees. Keep: as their notice.';

-- The last number drawn of each bill code: changed by the transaction that writes the bill, so that none is skipped.
create table payments.serial (
    code  text primary key,
    value bigint not null constraint serial_ten_digits check (value between 1 and 9999999999)
);
comment on table payments.serial is 'Numbers of fiscal bills. Keep: for ever.';

create table payments.bill (
    id         uuid primary key default uuidv7(),
    code       text not null constraint bill_code check (code ~ '^[0-9]{8}$'),
    number     text not null constraint bill_number check (number ~ '^[0-9]{10}$'),
    check_code text not null constraint bill_check check (check_code ~ '^[0-9A-Z]{6}$'),
    notice     uuid not null constraint bill_of references payments.notice (id),
    kind       text not null constraint bill_kind check (kind in ('BLUE', 'RED')),
    state      text not null constraint bill_state check (state in ('ISSUED', 'REVERSED')),
    reverses   uuid constraint bill_reverses references payments.bill (id),
    fen        bigint not null,
    issued_at  timestamptz not null,
    title      jsonb not null,
    wording    text not null,
    facts      jsonb not null,
    constraint bill_once unique (code, number),
    constraint bill_sign check ((kind = 'BLUE') = (fen > 0) and (kind = 'RED') = (reverses is not null))
);
create index bill_notice on payments.bill (notice);
create unique index bill_reversed_once on payments.bill (reverses) where reverses is not null;
create unique index bill_in_force on payments.bill (notice) where kind = 'BLUE' and state = 'ISSUED';
comment on table payments.bill is 'Fiscal e-bills, red ones reverse another one. Keep: 15 years and longer where an accounting rule says so.';

create table payments.refund (
    id           uuid primary key default uuidv7(),
    refund_no    text not null,
    attempt      uuid not null constraint refund_of references payments.attempt (id),
    fen          bigint not null,
    kind         text not null constraint refund_kind check (kind in ('OVERPAID', 'WRONGLY_CHARGED', 'TECHNICAL', 'NOT_GRANTED', 'SURPLUS')),
    reason       text not null,
    state        text not null constraint refund_state check (state in ('REQUESTED', 'REJECTED', 'APPROVED', 'SENT', 'DONE', 'FAILED')),
    requested_at timestamptz not null,
    requested_by text not null,
    requester    text not null,
    decided_at   timestamptz,
    decided_by   text,
    decider      text,
    note         text,
    asked_at     timestamptz,
    asked        integer not null default 0,
    ended_at     timestamptz,
    reference    text,
    traded_at    timestamptz,
    failure      text,
    constraint refund_number unique (refund_no),
    constraint refund_four_eyes check (decided_by <> requested_by)
);
create index refund_attempt on payments.refund (attempt);
create unique index refund_once on payments.refund (attempt) where state not in ('REJECTED', 'FAILED');
create index refund_waiting on payments.refund (asked_at) where state in ('APPROVED', 'SENT');
create index refund_traded on payments.refund (traded_at) where traded_at is not null;
comment on table payments.refund is 'Sums given back. Keep: as their notice.';

create table payments.reconciliation (
    provider    text not null,
    day         date not null,
    at          timestamptz not null,
    our_count   integer not null,
    our_fen     bigint not null,
    bank_count  integer not null,
    bank_fen    bigint not null,
    constraint reconciliation_pkey primary key (provider, day)
);
comment on table payments.reconciliation is 'Our book against the bank''s, a row per day; sums are payments less refunds. Keep: 15 years.';

create table payments.difference (
    id         uuid primary key default uuidv7(),
    provider   text not null,
    day        date not null,
    kind       text not null constraint difference_kind check (kind in ('OURS_ONLY', 'BANK_ONLY', 'AMOUNT', 'STATE')),
    entry      text not null constraint difference_entry check (entry in ('PAYMENT', 'REFUND')),
    number     text not null,
    our_fen    bigint,
    bank_fen   bigint,
    our_state  text,
    found_at   timestamptz not null,
    gone_at    timestamptz,
    handled_at timestamptz,
    handler    text,
    note       text,
    constraint difference_once unique (provider, day, entry, number, kind),
    constraint difference_of foreign key (provider, day) references payments.reconciliation (provider, day)
);
comment on table payments.difference is 'What did not agree, and what was done about it. Keep: 15 years.';
