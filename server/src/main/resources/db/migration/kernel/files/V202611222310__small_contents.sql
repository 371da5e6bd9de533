-- What the platform itself makes is small (a sealed certificate has 5 kB): kept here it is durable with the commit that makes it, without a file of its own to sync, and gone with it when that is rolled back.
alter table files.content add column bytes bytea;
alter table files.content alter column bytes set storage external;
alter table files.content add constraint content_bytes_are_all check (bytes is null or length(bytes) = size);
comment on column files.content.bytes is 'The content itself; null: in the content store.';
