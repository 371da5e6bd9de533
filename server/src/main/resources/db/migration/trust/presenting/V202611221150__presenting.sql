create schema presenting;

create table presenting.use (
    id          uuid primary key,
    certificate uuid not null,
    kind        text not null constraint use_kind_known check (kind in ('SHOWN')),
    at          timestamptz not null,
    by_name     text not null,
    by_subject  text not null
);
create index use_certificate on presenting.use (certificate, at desc, id);
comment on table presenting.use is 'Every use of a certificate, shown to its holder. Keep: as the certificate, permanently.';
