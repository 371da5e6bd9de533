create schema signatures;

-- What is to be signed: an application as it stood when the sheet was made, by its digest. maker_* and applicant: in whose capacity the application is read for those who sign it.
create table signatures.sheet (
    id             uuid primary key default uuidv7(),
    case_number    text not null,
    matter_zh      text not null,
    matter_en      text not null,
    digest         bytea not null constraint sheet_digest_is_sm3 check (length(digest) = 32),
    in_order       boolean not null,
    made_at        timestamptz not null,
    maker_account  uuid not null,
    maker_person   uuid not null,
    maker_name     text not null,
    applicant      uuid not null,
    applicant_name text not null,
    capacity       text not null
);
create index sheet_of_case on signatures.sheet (case_number);
create index sheet_of_applicant on signatures.sheet (applicant, id desc);
comment on table signatures.sheet is 'What several people sign. Keep: as long as the case.';

-- party: who is to sign. by_*, role: who did, for themselves or for the party.
create table signatures.signer (
    sheet       uuid not null references signatures.sheet,
    place       integer not null,
    party       uuid not null,
    name        text not null,
    state       text not null constraint signer_state_known check (state in ('WAITING', 'SIGNED', 'DECLINED')),
    at          timestamptz,
    by_person   uuid,
    by_name     text,
    role        text,
    signing_key text,
    statement   text,
    signature   bytea,
    reason      text,
    primary key (sheet, place),
    constraint signer_once unique (sheet, party),
    constraint signer_signed_whole check ((state = 'SIGNED') = (num_nulls(role, signing_key, statement, signature) = 0) and (state = 'WAITING') = (at is null))
);
create index signer_of_party on signatures.signer (party, sheet desc);
comment on table signatures.signer is 'Signatures of persons, and who is still to sign. Keep: as long as the case.';
