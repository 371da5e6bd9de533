-- Announced windows in which a service is asked nothing. withdrawn_at: called off.
create table gateway.maintenance (
    id                uuid primary key default uuidv7(),
    service           uuid not null references gateway.service,
    text              text not null,
    begins_at         timestamptz not null,
    ends_at           timestamptz not null,
    announced_at      timestamptz not null,
    announced_by      text not null,
    announced_by_name text not null,
    withdrawn_at      timestamptz,
    constraint maintenance_span_known check (begins_at < ends_at)
);
create index maintenance_service on gateway.maintenance (service, ends_at);
comment on table gateway.maintenance is 'Announced maintenance of services. Keep: as the service, refused calls name it.';

insert into gateway.maintenance (service, text, begins_at, ends_at, announced_at, announced_by, announced_by_name)
select id, notice, notice_from, notice_until, changed_at, changed_by, changed_by_name from gateway.service where notice is not null and notice_from < notice_until;

alter table gateway.service drop column notice, drop column notice_from, drop column notice_until;

-- What is announced for a service, the newest fifty.
create view gateway.announced as
select m.service, jsonb_agg(jsonb_build_object('id', m.id, 'text', m.text, 'from', m.begins_at, 'until', m.ends_at, 'announcedAt', m.announced_at, 'announcedBy', m.announced_by_name) order by m.begins_at) as all_of_it
from (select m.*, row_number() over (partition by m.service order by m.ends_at desc) as place from gateway.maintenance m where m.withdrawn_at is null) m
where m.place <= 50
group by m.service;
