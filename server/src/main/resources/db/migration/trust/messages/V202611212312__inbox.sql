-- Messages inside the platform. recipient: party:<id>, account:<id>, post:<id> or organ:<code>. key: what made it, once per recipient.
create table messages.inbox (
    id          uuid primary key default uuidv7(),
    key         text not null,
    recipient   text not null,
    template    text not null,
    title       jsonb not null,
    body        jsonb not null,
    case_number text,
    at          timestamptz not null,
    read_at     timestamptz,
    read_by     text,
    constraint inbox_once unique (key, recipient)
);
create index inbox_recipient on messages.inbox (recipient, id desc);
create index inbox_unread on messages.inbox (recipient) where read_at is null;
comment on table messages.inbox is 'Messages shown in portal and workbench. Keep: 2 years (luoshu.messages.keep-days).';

-- Somebody should have been told and was not, or not by every way: why. Keep: as the inbox.
create table messages.omission (
    key         text not null,
    channel     text not null,
    case_number text,
    reason      text not null,
    at          timestamptz not null,
    constraint omission_once primary key (key, channel)
);
comment on table messages.omission is 'Why a message was not sent. Keep: 2 years (luoshu.messages.keep-days).';

alter table messages.outbox add column attempts integer not null default 0, add column retry_at timestamptz, add column subject text, add column failure text;
create index outbox_waiting on messages.outbox (retry_at nulls first, id) where state = 'WAITING';
