-- The id of a record is ordered by its time, and nothing looks for records by the organs themselves but through their contracts: every index less is a page less for each call.
drop index gateway.use_provider;
drop index gateway.use_asker;
drop index gateway.use_at;
drop index gateway.use_contract;
drop index gateway.use_subject;
create index use_contract on gateway.use (contract, id);
create index use_subject on gateway.use (subject, id) where subject is not null;
