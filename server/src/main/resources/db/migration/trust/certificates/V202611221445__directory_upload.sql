-- Entries go up in batches, one at a time; a batch that was not answered is handed in again as it was.
create table certificates.directory_batch (
    id          uuid primary key default uuidv7(),
    platform    text not null,
    simulated   boolean not null,
    made_at     timestamptz not null,
    entries     integer not null,
    refused     integer not null default 0,
    attempts    integer not null default 0,
    next_at     timestamptz not null,
    receipt     text,
    answered_at timestamptz,
    trouble     text,
    constraint directory_batch_answer check (num_nulls(receipt, answered_at) in (0, 2))
);
create unique index directory_batch_open on certificates.directory_batch ((true)) where answered_at is null;
create index directory_batch_made on certificates.directory_batch (made_at desc);
comment on table certificates.directory_batch is 'Batches of the directory handed to the upper platform, with its receipts. Keep: 10 years.';

alter table certificates.directory_entry add column batch uuid constraint directory_entry_batch references certificates.directory_batch;
create index directory_entry_batch on certificates.directory_entry (batch);
drop index certificates.directory_entry_waiting;
create index directory_entry_waiting on certificates.directory_entry (certificate, sequence) where state = 'WAITING' and batch is null;
create index directory_entry_rejected on certificates.directory_entry (certificate, sequence) where state = 'REJECTED';
