create schema seals;

-- 印章编码: six digits of the division and eight of this.
create sequence seals.serial maxvalue 99999999;

-- A seal from its application to its end. holder: the organ's code, or the credit code of the enterprise (party); organ, duty and region say where it stands for permissions.
-- What was made (eseal) is never changed: another seal takes its place.
create table seals.seal (
    id            text primary key,
    holder_kind   text not null constraint seal_holder_known check (holder_kind in ('ORGAN', 'ENTERPRISE')),
    holder        text not null,
    holder_name   text not null,
    party         uuid,
    organ         text not null,
    duty          text not null,
    region        text not null,
    kind          text not null,
    words         text not null,
    millimetres   integer not null,
    state         text not null constraint seal_state_known check (state in ('APPLIED', 'APPROVED', 'REFUSED', 'MADE', 'FILED', 'ENABLED', 'SUSPENDED', 'CHANGED', 'CANCELLED')),
    version       integer not null,
    demonstration boolean not null,
    previous      text references seals.seal,
    applied_by    text not null,
    applied_at    timestamptz not null,
    valid_from    timestamptz,
    valid_to      timestamptz,
    signing_key   text,
    picture       bytea,
    eseal         bytea,
    constraint seal_made_whole check (num_nulls(valid_from, valid_to, signing_key, picture, eseal) in (0, 5)),
    constraint seal_made_before_use check (state in ('APPLIED', 'APPROVED', 'REFUSED', 'CANCELLED') or eseal is not null),
    constraint seal_of_enterprise_has_party check ((holder_kind = 'ENTERPRISE') = (party is not null))
);
alter table seals.seal alter column picture set storage external, alter column eseal set storage external;
create unique index seal_one_in_force on seals.seal (holder, kind, words) where state in ('ENABLED', 'SUSPENDED');
create unique index seal_one_under_way on seals.seal (holder, kind, words) where state in ('APPLIED', 'APPROVED', 'MADE', 'FILED');
create index seal_listed on seals.seal (applied_at desc, id);
create index seal_party on seals.seal (party) where party is not null;
create index seal_previous on seals.seal (previous) where previous is not null;
create index seal_key on seals.seal (signing_key) where signing_key is not null;
comment on table seals.seal is 'Electronic seals of organs and enterprises. Keep: permanently, what they sealed must stay explicable.';

create table seals.act (
    seal     text not null references seals.seal,
    number   integer not null,
    act      text not null,
    state    text not null,
    at       timestamptz not null,
    subject  text not null,
    name     text not null,
    capacity text not null,
    note     text not null,
    primary key (seal, number)
);
comment on table seals.act is 'What was done with a seal, by whom and why. Keep: permanently.';

-- No foreign key to the seal: seals are never deleted, and each use would lock the one row that all its uses share.
create table seals.use (
    id       uuid primary key default uuidv7(),
    seal     text not null,
    at       timestamptz not null,
    subject  text not null,
    document text not null,
    matter   text,
    digest   bytea not null constraint use_digest_is_sm3 check (length(digest) = 32),
    actor    text not null,
    name     text not null,
    capacity text not null
);
create index use_of_seal on seals.use (seal, id desc);
create index use_of_subject on seals.use (subject);
create index use_of_digest on seals.use (digest);
comment on table seals.use is 'Each use of a seal with the digest sealed. Keep: as long as what was sealed, at least 30 years.';
