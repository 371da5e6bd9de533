-- A bill waits here for the seal of its organ: paying never waits for sealing.
create table payments.sealing (
    bill      uuid primary key constraint sealing_of references payments.bill (id),
    due_at    timestamptz not null,
    tries     integer not null default 0,
    file      uuid,
    seal      text,
    sealed_at timestamptz,
    constraint sealing_whole check ((file is null) = (sealed_at is null) and (file is null) = (seal is null))
);
create index sealing_waiting on payments.sealing (due_at) where file is null;
comment on table payments.sealing is 'Sealed OFD files of bills. Keep: as the bill.';
insert into payments.sealing (bill, due_at) select id, issued_at from payments.bill;
