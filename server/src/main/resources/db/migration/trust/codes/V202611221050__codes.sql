create schema codes;

-- A code that was put on somebody's screen, and what it spoke for. subject: the party, or the certificate.
create table codes.code (
    id            uuid primary key,
    kind          text not null,
    subject       uuid not null,
    party         uuid not null,
    shown_by      uuid not null,
    authorisation uuid,
    issued_at     timestamptz not null,
    expires_at    timestamptz not null,
    redeemed_at   timestamptz,
    redeemed_by   text,
    constraint code_redeemed_by_somebody check ((redeemed_at is null) = (redeemed_by is null))
);
create index code_expired on codes.code (expires_at);
comment on table codes.code is 'What stood behind codes shown on screens. Keep: 30 days (luoshu.codes.keep); acts upon a code are in the audit.';
