create schema access;

-- Who holds which role at which post. Revoked rows stay: who could do what on a day must remain answerable. Keep: permanently.
create table access.grant (
    id           uuid primary key,
    account      uuid not null,
    post         uuid not null,
    role         text not null,
    organ        text not null,
    duty         text not null,
    jurisdiction text not null,
    ceiling      smallint not null constraint grant_ceiling_known check (ceiling between 0 and 2),
    granted_by   uuid not null,
    granted_at   timestamptz not null,
    revoked_by   uuid,
    revoked_at   timestamptz
);
create unique index grant_current on access.grant (account, post, role, jurisdiction) where revoked_at is null;
comment on table access.grant is 'Roles granted to accounts at posts. Keep: permanently.';
