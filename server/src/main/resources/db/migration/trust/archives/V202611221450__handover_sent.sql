-- An institution may answer later: the batch is with it meanwhile.
alter table archives.handover drop constraint handover_state_known;
alter table archives.handover add constraint handover_state_known check (state in ('PREPARED', 'SENT', 'RECEIVED', 'REFUSED'));
create index handover_sent on archives.handover (made_at) where state = 'SENT';
