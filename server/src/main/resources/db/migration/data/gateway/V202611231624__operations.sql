-- What services give of which entry, for other modules.
create view gateway.api_operation as
select s.id as service, s.name, s.organ, s.organ_name, s.duty, s.region, o.method || ' ' || o.path as operation, o.path, o.resource, greatest(s.changed_at, o.changed_at) as seen_at
from gateway.service s join gateway.operation o on o.service = s.id
where s.removed_at is null and o.removed_at is null and o.resource is not null;
