create schema parties;

-- Numbers, mobiles and addresses are sealed (AES-256-GCM); id_key is a keyed hash for look-up.
create table parties.person (
    id             uuid primary key default uuidv7(),
    name           text not null,
    id_sealed      bytea,
    id_key         bytea,
    mobile_sealed  bytea,
    address_sealed bytea,
    region         text,
    level          smallint not null constraint person_level_known check (level between 1 and 4),
    simulated      boolean not null default false,
    elder_mode     boolean not null default false,
    has_account    boolean not null,
    merged_into    uuid constraint person_merged_known references parties.person (id),
    version        integer not null default 1,
    created_at     timestamptz not null default now(),
    constraint person_number_whole check ((id_sealed is null) = (id_key is null)),
    constraint person_level_needs_number check (level < 3 or id_key is not null or merged_into is not null)
);
create unique index person_id_key on parties.person (id_key);
create index person_merged_into on parties.person (merged_into);
comment on table parties.person is 'Natural persons. Keep: as long as a case or account needs them, then delete.';

create table parties.enterprise (
    id           uuid primary key default uuidv7(),
    kind         text not null constraint enterprise_kind_known check (kind in ('ENTERPRISE', 'ORGANISATION')),
    name         text not null,
    credit_code  text not null constraint enterprise_credit_code_once unique,
    legal_name   text,
    legal_person uuid constraint enterprise_legal_person_known references parties.person (id),
    region       text,
    address      text,
    state        text not null,
    simulated    boolean not null default false,
    verified_at  timestamptz,
    version      integer not null default 1
);
create index enterprise_legal_person on parties.enterprise (legal_person);
comment on table parties.enterprise is 'Enterprises and organisations. Keep: as long as a case needs them.';

-- Revoked and ended rows stay: who could act for whom on a day must remain answerable. Keep: 30 years.
create table parties.authorisation (
    id             uuid primary key default uuidv7(),
    kind           text not null constraint authorisation_kind_known check (kind in ('HANDLER', 'AGENT')),
    person         uuid constraint authorisation_person_known references parties.person (id),
    enterprise     uuid constraint authorisation_enterprise_known references parties.enterprise (id),
    granted_by     uuid not null,
    channel        text not null constraint authorisation_channel_known check (channel in ('ONLINE', 'WINDOW')),
    grantee        uuid constraint authorisation_grantee_known references parties.person (id),
    grantee_name   text not null,
    grantee_key    bytea not null,
    scope          text[] not null,
    valid_from     date not null,
    valid_to       date not null,
    state          text not null constraint authorisation_state_known check (state in ('PENDING', 'ACTIVE', 'REVOKED')),
    granted_at     timestamptz not null default now(),
    ended_by       uuid,
    ended_at       timestamptz,
    version        integer not null default 1,
    constraint authorisation_for_one check ((kind = 'AGENT') = (person is not null) and (kind = 'HANDLER') = (enterprise is not null)),
    constraint authorisation_period check (valid_to >= valid_from)
);
create index authorisation_person on parties.authorisation (person);
create index authorisation_enterprise on parties.authorisation (enterprise);
create index authorisation_grantee on parties.authorisation (grantee);
create index authorisation_waiting on parties.authorisation (grantee_key) where state = 'PENDING';
comment on table parties.authorisation is 'Who may act for whom. Keep: 30 years.';

create table parties.failed_attempt (
    id     bigint generated always as identity primary key,
    person uuid not null,
    at     timestamptz not null,
    what   text not null
);
create index failed_attempt_person on parties.failed_attempt (person, at);
comment on table parties.failed_attempt is 'Failed verifications, to stop guessing. Keep: 30 days.';
