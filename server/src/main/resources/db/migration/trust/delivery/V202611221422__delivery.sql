create schema delivery;

-- How the result of a case reaches the applicant. COURIER: TO_SEND → SENT → RECEIVED or RETURNED (and TO_SEND again). PICKUP: WAITING → COLLECTED. ENDED: handed over in another way.
create table delivery.item (
    id              uuid primary key default uuidv7(),
    case_id         uuid not null constraint item_case unique,
    case_number     text not null,
    matter_code     text not null,
    matter_name     jsonb not null,
    organ           text not null,
    organ_name      text not null,
    duty            text not null,
    region          text not null,
    confidentiality integer not null,
    applicant       uuid not null,
    person          uuid not null,
    applicant_name  text not null,
    way             text not null constraint item_way check (way in ('COURIER', 'PICKUP')),
    state           text not null constraint item_state check (state in ('TO_SEND', 'SENT', 'RECEIVED', 'RETURNED', 'WAITING', 'COLLECTED', 'ENDED')),
    address         text,
    recipient       text,
    mobile          text,
    provider        text,
    waybill         text,
    sendings        integer not null default 0,
    code            bytea,
    code_tries      integer not null default 0,
    code_until      date,
    place           text,
    collector       text,
    collector_kind  text constraint item_collector check (collector_kind in ('SELF', 'AGENT')),
    collector_id    text,
    handed_by       text,
    made_at         timestamptz not null,
    sent_at         timestamptz,
    ended_at        timestamptz,
    version         integer not null default 1,
    constraint item_courier check (state not in ('SENT', 'RECEIVED') or waybill is not null),
    constraint item_collected check (state <> 'COLLECTED' or collector is not null and collector_kind is not null)
);
create index item_organ on delivery.item (organ, id desc);
create index item_applicant on delivery.item (applicant, id desc);
create index item_number on delivery.item (case_number);
create unique index item_waybill on delivery.item (provider, waybill) where waybill is not null;
create index item_sent on delivery.item (sent_at) where state = 'SENT';
comment on table delivery.item is 'Results on their way. Keep: as long as the case; address and telephone until 180 days after the end.';
comment on column delivery.item.collector_id is 'Masked: first three and last four characters.';

-- What the courier said, each once; at is the courier''s time, the order of what happened.
create table delivery.event (
    item     uuid not null constraint event_of references delivery.item (id),
    id       text not null,
    waybill  text not null,
    at       timestamptz not null,
    kind     text not null constraint event_kind check (kind in ('TAKEN', 'UNDER_WAY', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED', 'SIGNED', 'RETURNED')),
    place    text not null,
    note     text,
    heard_at timestamptz not null,
    constraint event_pkey primary key (item, id)
);
comment on table delivery.event is 'Tracking of parcels. Keep: as the item.';
