create schema gateway;

-- An HTTP service of an organ. base_url, test_url: without query. document: path of its OpenAPI document below base_url. public_key: answers are signed with it; absent: they are not. notice: while it is maintained.
create table gateway.service (
    id              uuid primary key default uuidv7(),
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    name            text not null,
    base_url        text not null,
    test_url        text,
    document        text not null,
    timeout_millis  integer not null constraint service_timeout_known check (timeout_millis between 100 and 60000),
    at_once         integer not null constraint service_at_once_known check (at_once between 1 and 1000),
    public_key      bytea,
    notice          text,
    notice_from     timestamptz,
    notice_until    timestamptz,
    read_at         timestamptz,
    version         integer not null default 1,
    changed_at      timestamptz not null,
    changed_by      text not null,
    changed_by_name text not null,
    removed_at      timestamptz
);
create unique index service_name_unique on gateway.service (organ, name) where removed_at is null;
comment on table gateway.service is 'Services that organs offer through the gateway. Keep: permanently, records of use name them.';

-- Operations as the service's document tells them. resource: the entry of the catalogue it gives; absent: not open yet. subject: parameter that holds the identity number of the person asked about. rows: JSON pointer to the rows.
create table gateway.operation (
    service    uuid not null references gateway.service,
    method     text not null,
    path       text not null,
    summary    text not null,
    parameters jsonb not null,
    digest     text not null,
    resource   uuid,
    subject    text,
    rows       text not null default '',
    changed_at timestamptz not null,
    removed_at timestamptz,
    primary key (service, method, path)
);
create index operation_resource on gateway.operation (resource) where resource is not null and removed_at is null;
comment on table gateway.operation is 'Operations of services. Keep: as the service.';

create table gateway.system (
    id              uuid primary key default uuidv7(),
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    name            text not null,
    environment     text not null constraint system_environment_known check (environment in ('TEST', 'LIVE')),
    changed_at      timestamptz not null,
    changed_by      text not null,
    changed_by_name text not null,
    constraint system_name_unique unique (organ, name)
);
comment on table gateway.system is 'Systems that ask through the gateway. Keep: permanently, records of use name them.';

-- id: 32 hexadecimal digits of the SM3 of the public key.
create table gateway.key (
    id            text primary key,
    system        uuid not null references gateway.system,
    public_key    bytea not null constraint key_public_length check (length(public_key) = 65),
    certificate   bytea,
    valid_from    timestamptz not null,
    valid_until   timestamptz not null,
    made_at       timestamptz not null,
    made_by_name  text not null,
    revoked_at    timestamptz,
    revoked_why   text
);
create index key_system on gateway.key (system, made_at desc);
comment on table gateway.key is 'Public keys of asking systems. Keep: permanently, to verify what was signed with them.';

-- Who asked what about whom on what ground: written before anything is asked of a provider. subject: a pseudonym of the person. question: digest of what was signed. One nonce of a key is taken once, ever.
create table gateway.use (
    id          uuid primary key,
    at          timestamptz not null,
    contract    text not null,
    resource    uuid not null,
    provider    text not null,
    asker       text not null,
    system      uuid not null,
    environment text not null,
    key         text not null,
    nonce       text not null,
    person      text not null,
    matter      text,
    case_number text,
    purpose     text not null,
    operation   text not null,
    subject     bytea,
    fields      text[] not null,
    question    bytea not null,
    signature   bytea not null,
    constraint use_nonce_once unique (key, nonce)
);
create index use_contract on gateway.use (contract, at desc);
create index use_provider on gateway.use (provider, at desc);
create index use_asker on gateway.use (asker, at desc);
create index use_subject on gateway.use (subject, at desc) where subject is not null;
create index use_at on gateway.use (at);
comment on table gateway.use is 'Records of use of shared data. Keep: luoshu.gateway.keep, three years at least (Decree 809).';

-- What became of it. fault: whose; row count, digest and leaf place of the receipt in its batch.
create table gateway.answer (
    use      uuid primary key,
    at       timestamptz not null,
    status   integer not null,
    code     text not null,
    fault    text constraint answer_fault_known check (fault in ('REQUEST', 'PLATFORM', 'PROVIDER')),
    rows     integer not null,
    digest   bytea not null,
    millis   integer not null,
    cached   boolean not null,
    batch    uuid not null
);
create index answer_batch on gateway.answer (batch);
comment on table gateway.answer is 'How uses of shared data ended. Keep: as the use.';

-- Calls under a contract, counted over all nodes. period: the minute, or the day in Henan, it began with.
create table gateway.pace (
    contract text not null,
    unit     text not null constraint pace_unit_known check (unit in ('MINUTE', 'DAY')),
    period   timestamptz not null,
    calls    bigint not null,
    primary key (contract, unit, period)
);
create index pace_period on gateway.pace (period);
comment on table gateway.pace is 'Counts of calls. Keep: two days.';

create table gateway.change (
    one    boolean primary key default true constraint change_one check (one),
    number bigint not null
);
insert into gateway.change (number) values (0);
comment on table gateway.change is 'Number of changes to services, systems and keys. Keep: always.';
