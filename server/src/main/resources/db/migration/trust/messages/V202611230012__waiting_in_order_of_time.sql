-- What waits for the morning must not be looked through with every look for what is due now: the moment is a range of the index.
drop index messages.outbox_waiting;
create index outbox_waiting on messages.outbox (channel, coalesce(retry_at, '-infinity'::timestamptz), id) where state = 'WAITING';
