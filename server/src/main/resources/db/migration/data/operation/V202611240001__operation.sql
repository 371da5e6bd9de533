create schema operation;
create sequence operation.serial;
-- An agreement by which an enterprise operates data. organ: 实施机构. operator: unified social credit code. terms: as written. begun_at, ended_at: what is asked between them is metered. drafters: everybody who wrote it; none of them concludes it.
create table operation.agreement (
    number          text primary key,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    name            text not null,
    operator        text not null,
    operator_name   text not null,
    price_kind      text not null constraint agreement_price_kind_known check (price_kind in ('PUBLIC', 'INDUSTRY')),
    revenue_cap     bigint constraint agreement_revenue_cap_known check (revenue_cap > 0),
    valid_from      date not null,
    valid_until     date not null,
    terms           jsonb not null,
    state           text not null constraint agreement_state_known check (state in ('DRAFT', 'AGREED', 'IN_FORCE', 'SUSPENDED', 'ENDED')),
    version         integer not null,
    reason          text,
    begun_at        timestamptz,
    ended_at        timestamptz,
    drafters        text[] not null,
    drafted_by_name text not null,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    constraint agreement_period check (valid_until >= valid_from)
);
create index agreement_organ on operation.agreement (organ, created_at desc);
create index agreement_until on operation.agreement (valid_until) where state <> 'ENDED';
comment on table operation.agreement is 'Agreements on authorised operation. Keep: permanently, statements name them.';
-- What is operated: the contract that gives it, and its price (fen for per units; ceiling: most fen for them).
create table operation.operated (
    agreement     text not null references operation.agreement,
    contract      text not null,
    resource      uuid not null,
    resource_name text not null,
    provider_name text not null,
    unit          text not null constraint operated_unit_known check (unit in ('CALL', 'ROW', 'MONTH')),
    fen           bigint not null constraint operated_fen_known check (fen >= 0),
    per           integer not null constraint operated_per_known check (per > 0),
    ceiling       bigint,
    place         integer not null,
    primary key (agreement, contract),
    constraint operated_below_ceiling check (fen = 0 or fen <= ceiling)
);
create index operated_resource on operation.operated (resource);
comment on table operation.operated is 'Data operated under an agreement. Keep: as the agreement.';
-- Systems by which the operator asks. held: by this agreement, from its conclusion to its end; a system is held by one.
create table operation.system (
    agreement text not null references operation.agreement,
    system    uuid not null,
    name      text not null,
    held      boolean not null default false,
    place     integer not null,
    primary key (agreement, system)
);
create unique index system_held_once on operation.system (system) where held;
comment on table operation.system is 'Systems of operators. Keep: as the agreement.';
create table operation.act (
    agreement text not null references operation.agreement,
    version   integer not null,
    act       text not null,
    state     text not null,
    at        timestamptz not null,
    subject   text not null,
    name      text not null,
    capacity  text not null,
    reason    text not null,
    primary key (agreement, version)
);
comment on table operation.act is 'What was done with agreements, by whom and why. Keep: as the agreement.';
-- A day that is over, counted from the gateway's records of use. digest: SM3 over id and rows of each charged use.
create table operation.day (
    agreement       text not null,
    contract        text not null,
    day             date not null,
    calls           bigint not null,
    charged         bigint not null,
    rows            bigint not null,
    request_faults  bigint not null,
    provider_faults bigint not null,
    platform_faults bigint not null,
    digest          text not null,
    counted_at      timestamptz not null,
    counted         integer not null,
    primary key (agreement, contract, day),
    foreign key (agreement, contract) references operation.operated
);
comment on table operation.day is 'Metered days of operated data. Keep: permanently, statements add them up.';
-- A statement; never updated but by its confirmation. month: its first day. room: fen of the year's permitted revenue that were left when it was issued; absent: no cap.
create table operation.statement (
    number         text primary key,
    agreement      text not null references operation.agreement,
    kind           text not null constraint statement_kind_known check (kind in ('MONTHLY', 'COUNTER')),
    month          date not null constraint statement_month_first check (extract(day from month) = 1),
    corrects       text references operation.statement,
    dispute        uuid,
    total          bigint not null,
    room           bigint,
    due            bigint not null,
    state          text not null constraint statement_state_known check (state in ('ISSUED', 'CONFIRMED')),
    version        integer not null,
    issued_at      timestamptz not null,
    issued_by      text not null,
    issued_by_name text not null,
    confirmed_at   timestamptz,
    confirmed_by_name text,
    answer         text,
    answerer       text,
    constraint statement_counter_names check ((kind = 'COUNTER') = (corrects is not null)),
    constraint statement_confirmed_whole check ((state = 'CONFIRMED') = (confirmed_at is not null))
);
create unique index statement_once_a_month on operation.statement (agreement, month) where kind = 'MONTHLY';
create index statement_agreement on operation.statement (agreement, month desc);
create index statement_corrects on operation.statement (corrects);
comment on table operation.statement is 'Statements of what operated data cost. Keep: permanently, as vouchers.';
create table operation.line (
    statement     text not null references operation.statement,
    contract      text not null,
    resource_name text not null,
    unit          text not null,
    fen           bigint not null,
    per           integer not null,
    ceiling       bigint,
    quantity      bigint not null,
    amount        bigint not null,
    digest        text not null,
    place         integer not null,
    primary key (statement, contract)
);
comment on table operation.line is 'Lines of statements. Keep: as the statement.';
create function operation.stands() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'statement' and tg_op = 'UPDATE' and old.state = 'ISSUED' and new.state = 'CONFIRMED'
       and (to_jsonb(new) - array['state', 'version', 'confirmed_at', 'confirmed_by_name', 'answer', 'answerer']) = (to_jsonb(old) - array['state', 'version', 'confirmed_at', 'confirmed_by_name', 'answer', 'answerer']) then
        return new;
    end if;
    raise exception 'statements are not changed';
end $$;
create trigger statement_stands before update or delete on operation.statement for each row execute function operation.stands();
create trigger line_stands before update or delete on operation.line for each row execute function operation.stands();
-- What the operator says is wrong: a line of a statement, or a day that is in none. stated, recounted, agreed: units.
create table operation.dispute (
    id               uuid primary key default uuidv7(),
    agreement        text not null,
    contract         text not null,
    statement        text references operation.statement,
    day              date,
    raiser           text not null,
    words            text not null,
    raised_at        timestamptz not null,
    recorded_by      text not null,
    recorded_by_name text not null,
    due_on           date,
    stated           bigint not null,
    state            text not null constraint dispute_state_known check (state in ('RAISED', 'ACCEPTED', 'REFUSED')),
    recounted        bigint,
    agreed           bigint,
    reason           text,
    answered_at      timestamptz,
    answered_by_name text,
    counter          text references operation.statement,
    version          integer not null,
    foreign key (agreement, contract) references operation.operated,
    constraint dispute_about_one check ((statement is null) <> (day is null)),
    constraint dispute_answered_whole check ((state = 'RAISED') = (answered_at is null))
);
create index dispute_agreement on operation.dispute (agreement, contract, raised_at desc);
create unique index dispute_open_once on operation.dispute (agreement, contract, coalesce(statement, ''), coalesce(day, '-infinity')) where state = 'RAISED';
create index dispute_statement on operation.dispute (statement);
create index dispute_counter on operation.dispute (counter);
comment on table operation.dispute is 'Disputes about metering and statements. Keep: as the statements.';
-- The register: one row an edition, never changed.
create table operation.asset (
    number            text not null,
    edition           integer not null,
    act               text not null constraint asset_act_known check (act in ('FIRST', 'CHANGE', 'CORRECTION', 'CANCELLATION')),
    kind              text not null constraint asset_kind_known check (kind in ('RESOURCE', 'PRODUCT')),
    name              text not null,
    description       text not null,
    resource          uuid not null,
    resource_code     text,
    resource_name     text not null,
    resource_edition  integer not null,
    organ             text not null,
    organ_name        text not null,
    duty              text not null,
    region            text not null,
    reason            text not null,
    at                timestamptz not null,
    subject           text not null,
    by_name           text not null,
    latest            boolean not null,
    primary key (number, edition)
);
create unique index asset_latest on operation.asset (number) where latest;
create unique index asset_resource_once on operation.asset (resource) where latest and kind = 'RESOURCE' and act <> 'CANCELLATION';
comment on table operation.asset is 'Register of operated data, every edition. Keep: permanently.';
