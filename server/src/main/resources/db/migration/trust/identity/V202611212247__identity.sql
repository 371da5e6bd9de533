create schema identity;

-- One row per person who can sign in. Mobile numbers are kept encrypted; mobile_key (a keyed digest) finds them.
create table identity.account (
    id               uuid primary key default uuidv7(),
    kind             text not null constraint account_kind_known check (kind in ('CITIZEN', 'OFFICIAL')),
    login            text constraint account_login_form check (login ~ '^[a-z][a-z0-9._-]{2,31}$'),
    name             text not null,
    mobile_key       bytea,
    mobile           bytea,
    person           uuid,
    password         text,
    password_at      timestamptz,
    password_initial boolean not null default false,
    totp             bytea,
    totp_step        bigint not null default 0,
    elder            boolean not null default false,
    demo             boolean not null default false,
    disabled_at      timestamptz,
    created_by       text not null,
    created_at       timestamptz not null,
    version          integer not null default 0,
    constraint account_official_has_login check (kind = 'CITIZEN' or login is not null),
    constraint account_citizen_has_mobile check (kind = 'OFFICIAL' or mobile_key is not null)
);
create unique index account_login on identity.account (login);
create unique index account_mobile on identity.account (mobile_key) where kind = 'CITIZEN';
create unique index account_person on identity.account (person) where kind = 'CITIZEN';
comment on table identity.account is 'Accounts of citizens and officials. Keep: while the account lives; three years after it was disabled.';

create table identity.former_password (
    account  uuid not null references identity.account,
    password text not null,
    until    timestamptz not null,
    primary key (account, until)
);
comment on table identity.former_password is 'Hashes of earlier passwords, so that they are not chosen again. Keep: the last passwords the profile names.';

-- CITIZEN and OFFICIAL rows are the provider's own sessions; PORTAL and WORK rows are application sessions opened through them and end with them.
create table identity.session (
    id           uuid primary key default uuidv7(),
    token        bytea not null,
    kind         text not null constraint session_kind_known check (kind in ('CITIZEN', 'OFFICIAL', 'PORTAL', 'WORK')),
    account      uuid not null references identity.account,
    parent       uuid references identity.session on delete cascade,
    seat         uuid,
    factors      text[] not null,
    device       text not null,
    address      text not null,
    signed_in_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null
) with (fillfactor = 80);
create unique index session_token on identity.session (token);
create index session_account on identity.session (account);
create index session_parent on identity.session (parent) where parent is not null;
create index session_expiry on identity.session (expires_at);
comment on table identity.session is 'Signed-in sessions; only SHA-256 of the cookie is stored. seat = chosen capacity or post. Keep: until they end or expire.';

-- A sign-in under way: what has been shown so far, and what is still asked.
create table identity.attempt (
    token      bytea primary key,
    kind       text not null constraint attempt_kind_known check (kind in ('CITIZEN', 'OFFICIAL')),
    account    uuid references identity.account,
    mobile     bytea,
    code       bytea,
    tries      smallint not null default 0,
    verified   boolean not null default false,
    factors    text[] not null default '{}',
    secret     bytea,
    challenge  text,
    return_to  text not null,
    expires_at timestamptz not null
);
create index attempt_account on identity.attempt (account);
create index attempt_expiry on identity.attempt (expires_at);
comment on table identity.attempt is 'Sign-ins under way. Keep: ten minutes.';

-- Counts per key (a keyed digest of an account name, a number or an address) within a window; shared by all nodes.
create table identity.throttle (
    key     bytea primary key,
    count   integer not null,
    ends_at timestamptz not null
);
create index throttle_end on identity.throttle (ends_at);
comment on table identity.throttle is 'Counters behind lock-out and rate limits. Keep: until the window ends.';
