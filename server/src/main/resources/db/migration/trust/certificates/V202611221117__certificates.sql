create schema certificates;

-- The licence as it stands; its editions are below. confidentiality, organ, duty and region say which officials it is within reach of.
create table certificates.certificate (
    id              uuid primary key,
    type            text not null constraint certificate_type_shape check (type ~ '^[0-9A-Z]{18}[0-9]{3}$'),
    identifier      text not null,
    version         integer not null constraint certificate_version_range check (version between 1 and 999),
    number          text not null,
    holder          uuid,
    holder_kind     text not null constraint certificate_holder_kind_known check (holder_kind in ('PERSON', 'ENTERPRISE', 'ORGANISATION')),
    holder_name     text not null,
    holder_code     text not null,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    confidentiality integer not null,
    catalog_code    text,
    matter_code     text,
    case_id         uuid,
    case_number     text,
    result_code     text,
    valid_from      date not null,
    valid_to        date,
    state           text not null constraint certificate_state_known check (state in ('VALID', 'SUSPENDED', 'CANCELLED')),
    revision        integer not null,
    issued_at       timestamptz not null,
    changed_at      timestamptz not null,
    constraint certificate_period check (valid_to is null or valid_to >= valid_from),
    constraint certificate_of_a_case check (num_nulls(case_id, case_number, result_code) in (0, 3)),
    constraint certificate_identifier unique (identifier)
);
create unique index certificate_once on certificates.certificate (case_id, result_code) where case_id is not null;
create index certificate_case_number on certificates.certificate (case_number) where case_number is not null;
create index certificate_holder on certificates.certificate (holder, issued_at desc) where holder is not null;
create index certificate_organ on certificates.certificate (organ, issued_at desc, id);
create index certificate_listed on certificates.certificate (issued_at desc, id);
create index certificate_number on certificates.certificate (number text_pattern_ops);
create index certificate_holder_name on certificates.certificate (holder_name text_pattern_ops);
create index certificate_holder_code on certificates.certificate (holder_code text_pattern_ops);
create index certificate_ends on certificates.certificate (valid_to) where state = 'VALID' and valid_to is not null;
comment on table certificates.certificate is 'Electronic certificates as they stand; holder_code of a person is masked. Keep: permanently, what they allowed must stay explainable.';

-- One file each. file and digest are missing for stock that was taken over without files.
create table certificates.edition (
    certificate uuid not null constraint edition_certificate references certificates.certificate,
    version     integer not null,
    identifier  text not null constraint edition_identifier unique,
    operation   text not null constraint edition_operation_known check (operation in ('01', '02', '08')),
    fields      jsonb not null,
    valid_from  date not null,
    valid_to    date,
    file        uuid,
    digest      text constraint edition_digest_shape check (digest ~ '^[0-9a-f]{64}$'),
    seal        text,
    seal_name   text,
    issued_at   timestamptz not null,
    primary key (certificate, version),
    constraint edition_sealed_file check (num_nulls(file, digest, seal, seal_name) in (0, 4))
);
comment on table certificates.edition is 'Every version of a certificate: what its face says and the sealed file. Keep: permanently.';

create table certificates.life (
    certificate uuid not null constraint life_certificate references certificates.certificate,
    sequence    integer not null,
    operation   text not null constraint life_operation_known check (operation in ('01', '02', '03', '04', '05', '06', '07', '08')),
    version     integer not null,
    state       text not null constraint life_state_known check (state in ('VALID', 'SUSPENDED', 'CANCELLED', 'EXPIRED')),
    at          timestamptz not null,
    reason      text,
    basis       text,
    note        text,
    subject     text not null,
    by_name     text not null,
    organ       text,
    primary key (certificate, sequence)
);
create unique index life_expired_once on certificates.life (certificate, version) where operation = '04';
comment on table certificates.life is 'What happened to certificates, append-only; state is the one after it. Keep: permanently.';

-- What the national directory is to be told (up_lic_data). An adapter takes WAITING rows away.
create table certificates.directory_entry (
    certificate             uuid not null constraint directory_entry_certificate references certificates.certificate,
    sequence                integer not null,
    certificate_type        text not null,
    certificate_type_code   text not null,
    certificate_name        text not null,
    certificate_number      text not null,
    certificate_holder      text not null,
    certificate_holder_code text not null,
    certificate_holder_type text not null,
    certificate_area_code   text not null,
    certificate_source_id   text not null,
    issue_dept              text not null,
    issue_dept_code         text not null,
    issue_date              date not null,
    operation               text not null,
    state                   text not null default 'WAITING' constraint directory_entry_state_known check (state in ('WAITING', 'SENT', 'REJECTED')),
    error_remark            text,
    primary key (certificate, sequence)
);
create index directory_entry_waiting on certificates.directory_entry (certificate) where state = 'WAITING';
comment on table certificates.directory_entry is 'Directory of certificates (GB/T 36902) for the upload to the national platform. Keep: 10 years.';
