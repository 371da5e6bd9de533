create table identity.signing_key (
    kid        text primary key,
    algorithm  text not null constraint signing_key_algorithm_known check (algorithm in ('ES256', 'RS256')),
    material   bytea not null,
    created_at timestamptz not null,
    retired_at timestamptz
);
comment on table identity.signing_key is 'Token signing keys, encrypted. A retired key still verifies until the longest token it signed has expired. Keep: one year after retirement.';

create table identity.client (
    id                   uuid primary key default uuidv7(),
    client_id            text not null constraint client_id_form check (client_id ~ '^[a-z][a-z0-9._-]{2,63}$'),
    name                 text not null,
    secret               bytea,
    grant_types          text[] not null,
    redirect_uris        text[] not null default '{}',
    post_logout_uris     text[] not null default '{}',
    back_channel_logout  text,
    scopes               text[] not null default '{}',
    audience             text not null default 'CITIZEN' constraint client_audience_known check (audience in ('CITIZEN', 'OFFICIAL')),
    id_token_algorithm   text not null default 'RS256' constraint client_algorithm_known check (id_token_algorithm in ('ES256', 'RS256')),
    consent              boolean not null default true,
    enabled              boolean not null default true,
    created_by           text not null,
    created_at           timestamptz not null,
    version              integer not null default 0
);
create unique index client_client_id on identity.client (client_id);
comment on table identity.client is 'Systems that sign people in through this provider or call its interfaces. Keep: permanently (disabled, not deleted).';

-- One row per authorisation given by a person to a client. Tokens are not stored: SHA-256 of the code and of the current refresh token is.
create table identity.authorization (
    id              uuid primary key,
    client          uuid not null,
    account         uuid not null,
    session         uuid,
    state           bytea,
    code            bytea,
    code_expires_at timestamptz,
    code_used       boolean not null default false,
    refresh         bytea,
    refresh_expires_at timestamptz,
    scopes          text[] not null,
    request         jsonb not null,
    factors         text[] not null,
    signed_in_at    timestamptz not null,
    expires_at      timestamptz not null
) with (fillfactor = 70);
create unique index authorization_state on identity.authorization (state) where state is not null;
create unique index authorization_code on identity.authorization (code) where code is not null;
create index authorization_account on identity.authorization (account);
create index authorization_session on identity.authorization (session) where session is not null;
create index authorization_expiry on identity.authorization (expires_at);
comment on table identity.authorization is 'Authorisations in use. Keep: until the refresh token expires or is revoked.';

create table identity.consent (
    client  uuid not null,
    account uuid not null,
    scopes  text[] not null,
    at      timestamptz not null,
    primary key (account, client)
);
comment on table identity.consent is 'What a person agreed to let a client know. Keep: until withdrawn.';

create table identity.revoked_token (
    jti        text primary key,
    expires_at timestamptz not null
);
create index revoked_token_expiry on identity.revoked_token (expires_at);
comment on table identity.revoked_token is 'Access tokens revoked before their time. Keep: until they would have expired.';

create table identity.passkey (
    id         bytea primary key,
    account    uuid not null references identity.account,
    label      text not null,
    record     jsonb not null,
    created_at timestamptz not null,
    used_at    timestamptz
);
create index passkey_account on identity.passkey (account);
comment on table identity.passkey is 'Public keys of passkeys. Keep: while the account lives.';
