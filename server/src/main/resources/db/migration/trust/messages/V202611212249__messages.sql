create schema messages;

-- Everything the platform told somebody outside itself. state WAITING until an adapter took it; SHOWN when no channel is configured and the outbox page is the channel.
create table messages.outbox (
    id         uuid primary key default uuidv7(),
    at         timestamptz not null,
    channel    text not null constraint outbox_channel_known check (channel in ('SMS', 'EMAIL', 'IN_APP')),
    recipient  text not null,
    template   text not null,
    body       text not null,
    secret     boolean not null,
    state      text not null constraint outbox_state_known check (state in ('WAITING', 'SENT', 'FAILED', 'SHOWN')),
    expires_at timestamptz not null
);
create index outbox_at on messages.outbox (at desc);
create index outbox_expiry on messages.outbox (expires_at);
comment on table messages.outbox is 'Messages to be sent or shown. Keep: codes until they expire, others 30 days.';
