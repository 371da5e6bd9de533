create table usage.copy (
    id           uuid primary key,
    certificate  uuid not null,
    identifier   text not null,
    purpose      text not null,
    receiver     text not null,
    made_by      text not null,
    made_by_name text not null,
    made_at      timestamptz not null,
    valid_until  date not null,
    file         uuid not null,
    digest       text not null constraint copy_digest_shape check (digest ~ '^[0-9a-f]{64}$')
);
create index copy_certificate on usage.copy (certificate, made_at desc, id);
comment on table usage.copy is 'Annotated copies of certificates 加注件. Keep: as the certificate, permanently: a copy found somewhere must be traceable.';
comment on table usage.material is 'Certificates that stand in for papers of applications 免提交, and how they stood at submission and decision. Keep: as the uses they belong to, permanently.';
