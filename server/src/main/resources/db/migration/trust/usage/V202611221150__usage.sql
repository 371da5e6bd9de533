create schema usage;

-- What a holder allows somebody. The receiver is known by name and the end of a number until the first use, then by who that was.
create table usage.consent (
    id             uuid primary key,
    certificate    uuid not null,
    holder         uuid not null,
    holder_name    text not null,
    given_by       text not null,
    given_by_name  text not null,
    given_at       timestamptz not null,
    receiver_kind  text not null constraint consent_receiver_kind_known check (receiver_kind in ('PERSON', 'ENTERPRISE', 'ORGAN')),
    receiver_name  text not null,
    receiver_end   text not null,
    receiver_organ text,
    receiver_party uuid,
    matter         text not null constraint consent_matter_shape check (matter ~ '^[0-9]{12}$'),
    matter_name    jsonb not null,
    purpose        text not null,
    valid_from     timestamptz not null,
    valid_to       timestamptz not null,
    times          integer not null constraint consent_times_range check (times between 1 and 999),
    used           integer not null default 0,
    revoked_at     timestamptz,
    constraint consent_used_range check (used between 0 and times),
    constraint consent_period check (valid_to > valid_from),
    constraint consent_receiver check ((receiver_kind = 'ORGAN') = (receiver_organ is not null))
);
create index consent_certificate on usage.consent (certificate, given_at desc, id);
create index consent_receiver_name on usage.consent (receiver_name, receiver_end) where receiver_organ is null;
create index consent_receiver_organ on usage.consent (receiver_organ, given_at desc) where receiver_organ is not null;
comment on table usage.consent is 'Who may use which certificate for what 授权用证. Keep: as the certificate, permanently: it explains the uses.';

-- visible_from: when its holder may know of it; open_until: until when who used it may look at the certificate again.
create table usage.use (
    id           uuid primary key,
    certificate  uuid not null,
    kind         text not null constraint use_kind_known check (kind in ('SHOWN', 'BY_CONSENT', 'EX_OFFICIO', 'IN_APPLICATION', 'COPIED')),
    at           timestamptz not null,
    by_name      text not null,
    by_subject   text not null,
    organ        text,
    organ_name   text,
    matter       text,
    matter_name  jsonb,
    purpose      text,
    basis        text,
    case_number  text,
    consent      uuid constraint use_consent references usage.consent,
    visible_from timestamptz not null,
    open_until   timestamptz
);
create index use_certificate on usage.use (certificate, at desc, id);
create index use_of_consent on usage.use (consent) where consent is not null;
comment on table usage.use is 'Every use of a certificate, shown to its holder 用证记录. Keep: as the certificate, permanently.';

-- Certificates in applications. An application keeps its id when it becomes a case; the file is the certificate's as it was taken.
create table usage.material (
    file          uuid primary key,
    application   uuid not null,
    use           uuid not null constraint material_use references usage.use,
    certificate   uuid not null,
    identifier    text not null,
    at_submission text,
    at_decision   text
);
create index material_application on usage.material (application);
create index material_use on usage.material (use);
comment on table usage.material is 'Certificates that stand in for papers of applications 免提交, and how they stood at submission and decision. Keep: as the case; of drafts never submitted, one year.';
