create schema courier;

-- SIMULATED. A courier for demonstrations and tests; no parcel moves.
create table courier.account (
    code   text primary key,
    secret bytea not null
);
comment on table courier.account is 'Simulated courier: the key it shares with the platform. Keep: permanently.';

create table courier.parcel (
    waybill  text primary key,
    order_no text not null constraint parcel_order unique,
    town     text not null,
    taken_at timestamptz not null
);
comment on table courier.parcel is 'Simulated courier: orders, without addresses. Keep: 180 days.';

-- What will happen to a parcel, laid down when it is ordered. told: heard by the platform, or told ten times.
create table courier.step (
    id      uuid primary key default uuidv7(),
    waybill text not null constraint step_of references courier.parcel (waybill) on delete cascade,
    kind    text not null,
    place   text not null,
    note    text,
    due_at  timestamptz not null,
    told_at timestamptz,
    call_at timestamptz not null,
    tries   integer not null default 0
);
create index step_waybill on courier.step (waybill);
create index step_call on courier.step (call_at) where told_at is null;
comment on table courier.step is 'Simulated courier: tracking events. Keep: as the parcel.';

create table courier.switch (
    one          boolean primary key default true constraint switch_one check (one),
    step_millis  integer not null default 20000 constraint switch_step check (step_millis between 0 and 86400000),
    outcome      text not null default 'SIGNED' constraint switch_outcome check (outcome in ('SIGNED', 'SECOND_TRY', 'RETURNED')),
    copies       integer not null default 1 constraint switch_copies check (copies between 0 and 20),
    backwards    boolean not null default false,
    outage       boolean not null default false,
    version      integer not null default 1
);
comment on table courier.switch is 'How the simulated courier behaves. Keep: one row.';
insert into courier.switch default values;
