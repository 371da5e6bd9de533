-- What a wording was at each time. A message keeps the version it was made from; PACKAGE versions come from packages/messages, OFFICIAL ones from the message centre.
create table messages.template_version (
    key          text not null,
    version      integer not null constraint template_version_counts check (version >= 1),
    origin       text not null constraint template_version_origin check (origin in ('PACKAGE', 'OFFICIAL')),
    state        text not null constraint template_version_state check (state in ('DRAFT', 'PUBLISHED', 'KEPT')),
    content      jsonb not null,
    digest       text not null,
    note         text,
    made_at      timestamptz not null,
    made_by      text not null,
    maker        text not null,
    published_at timestamptz,
    publisher    text,
    constraint template_version_pkey primary key (key, version)
);
create unique index template_version_in_force on messages.template_version (key) where state = 'PUBLISHED';
create unique index template_version_draft on messages.template_version (key) where state = 'DRAFT';
comment on table messages.template_version is 'Wordings of messages. Keep: permanently, messages name them.';

-- A notice is one row in the transaction of its cause; the ways out of the platform are chosen afterwards, while spread is true.
alter table messages.inbox add column version integer, add column variables jsonb not null default '{}', add column spread boolean not null default false,
    add column organ text, add column duty text, add column region text, add column confidentiality integer not null default 0;
create index inbox_spread on messages.inbox (id) where spread;
create index inbox_organ on messages.inbox (organ, id desc) where organ is not null;

alter table messages.outbox drop constraint outbox_channel_known, add constraint outbox_channel_known check (channel in ('SMS', 'EMAIL', 'IN_APP', 'WEBHOOK')),
    drop constraint outbox_state_known, add constraint outbox_state_known check (state in ('WAITING', 'HELD', 'SENT', 'DELIVERED', 'FAILED', 'SHOWN', 'SIMULATED')),
    add column version integer, add column kind text, add column party uuid, add column key text, add column case_number text, add column organ text, add column duty text, add column region text,
    add column confidentiality integer not null default 0, add column urgent boolean not null default true, add column quiet boolean not null default false,
    add column application uuid, add column message_key uuid, add column reference text, add column sent_at timestamptz, add column receipt text, add column receipt_at timestamptz;
create index outbox_organ on messages.outbox (organ, id desc) where organ is not null;
create index outbox_application on messages.outbox (application, at) where application is not null;
create index outbox_held on messages.outbox (key, party) where state = 'HELD';
comment on column messages.outbox.state is 'HELD: stands in when the first way fails. SIMULATED: sent with a test key.';
comment on column messages.outbox.quiet is 'Waits for the end of quiet hours.';

-- Where and how a person or enterprise wants to be told. A new address counts when the code sent to it came back.
create table messages.contact (
    party       uuid primary key,
    email       text,
    pending     text,
    code        bytea,
    code_tries  integer not null default 0,
    code_until  timestamptz,
    ways        text not null default 'BOTH' constraint contact_ways check (ways in ('BOTH', 'SMS_FIRST', 'EMAIL_FIRST')),
    language    text not null default 'zh' constraint contact_language check (language in ('zh', 'en')),
    changed_at  timestamptz not null,
    constraint contact_code check ((pending is null) = (code is null))
);
comment on table messages.contact is 'How somebody wants to be told. Keep: while the party is known.';

create table messages.preference (
    party uuid not null,
    kind  text not null,
    sms   boolean not null,
    email boolean not null,
    constraint preference_pkey primary key (party, kind)
);
comment on table messages.preference is 'What somebody switched off, by kind of message. Keep: while the party is known.';

-- A system of an organ that sends. members: addresses a team key may write to.
create table messages.application (
    id            uuid primary key default uuidv7(),
    name          text not null,
    organ         text not null,
    organ_name    text not null,
    duty          text not null,
    region        text not null,
    members       jsonb not null default '[]',
    daily_limit   integer not null constraint application_limit check (daily_limit between 1 and 1000000),
    endpoint      text,
    secret        bytea,
    verified_at   timestamptz,
    version       integer not null default 1,
    made_at       timestamptz not null,
    made_by       text not null,
    constraint application_name unique (organ, name)
);
create index application_region on messages.application (region);
comment on table messages.application is 'Systems of organs that send messages. Keep: permanently.';

create table messages.key (
    id          uuid primary key default uuidv7(),
    application uuid not null constraint key_of references messages.application (id),
    kind        text not null constraint key_kind check (kind in ('TEAM', 'TEST', 'LIVE')),
    name        text not null,
    hash        bytea not null constraint key_hash unique,
    hint        text not null,
    made_at     timestamptz not null,
    maker       text not null,
    used_at     timestamptz,
    revoked_at  timestamptz,
    revoker     text
);
create index key_application on messages.key (application);
comment on table messages.key is 'Keys of systems; only a hash. Keep: permanently, messages name them.';

-- Messages sent by a key on a day of Henan; the row is what the daily limit counts.
create table messages.quota (
    application uuid not null constraint quota_of references messages.application (id),
    day         date not null,
    sent        integer not null,
    constraint quota_pkey primary key (application, day)
);
comment on table messages.quota is 'How much a system sent in a day. Keep: 400 days.';
