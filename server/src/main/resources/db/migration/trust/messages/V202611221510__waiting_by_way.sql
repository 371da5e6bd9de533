-- Each way is taken by itself, so that one that hangs delays no other.
drop index messages.outbox_waiting;
create index outbox_waiting on messages.outbox (channel, retry_at nulls first, id) where state = 'WAITING';
