create schema signing;

-- A key and, unless it needs none, its certificate. subject is empty for the platform's own keys; of an OCSP key it is the root it answers for.
create table signing.key (
    id                text primary key,
    purpose           text not null,
    subject           text not null,
    name              text not null,
    algorithm         text not null constraint key_algorithm_known check (algorithm in ('SM2', 'ED25519')),
    public_key        bytea not null,
    sealed            bytea not null,
    made_at           timestamptz not null,
    retired_at        timestamptz,
    revoked_at        timestamptz,
    revocation_reason text,
    revocation_note   text,
    issuer            text references signing.key,
    serial            text,
    not_before        timestamptz,
    not_after         timestamptz,
    certificate       bytea,
    constraint key_certified check ((algorithm = 'ED25519') = (certificate is null) and num_nulls(issuer, serial, not_before, not_after, certificate) in (0, 5)),
    constraint key_revoked_with_reason check ((revoked_at is null) = (revocation_reason is null) and (revoked_at is null or retired_at is not null))
);
create unique index key_in_use on signing.key (purpose, subject) where retired_at is null;
create unique index key_serial on signing.key (serial) where serial is not null;
create index key_issuer on signing.key (issuer) where issuer is not null;
create index key_listed on signing.key (made_at desc, id);
create index key_revoked on signing.key (issuer, revoked_at) where revoked_at is not null;
comment on table signing.key is 'Signing keys, the private part sealed, with their certificates. Keep: permanently, what they signed must stay verifiable.';

create table signing.key_use (
    key     text not null references signing.key,
    day     date not null,
    uses    bigint not null,
    last_at timestamptz not null,
    primary key (key, day)
);
comment on table signing.key_use is 'How often a key signed per day, written in batches of seconds. Keep: 10 years.';

-- Counts acts upon keys; what a node remembers holds as long as this number stands.
create table signing.change (
    one    boolean primary key constraint change_one_row check (one),
    number bigint not null
);
insert into signing.change (one, number) values (true, 0);
comment on table signing.change is 'One row: how many keys were replaced or revoked. Keep: permanently.';
