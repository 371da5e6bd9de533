-- 三员分立 (GB/T 22239): all current grants of one account are of one kind: business (''), SYSTEM, SECURITY or AUDIT. Two kinds in one account cannot be stored.
create extension if not exists btree_gist;

alter table access.grant add column administrator text not null default '';
alter table access.grant add constraint grant_administrator_known check (administrator in ('', 'SYSTEM', 'SECURITY', 'AUDIT'));
alter table access.grant add constraint grant_one_kind_per_account exclude using gist (account with =, administrator with <>) where (revoked_at is null);
create index grant_account on access.grant (account);
create index grant_post on access.grant (post);
