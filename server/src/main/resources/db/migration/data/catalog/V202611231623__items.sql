-- Items of what is in force, for other modules.
create view catalog.api_item as
select i.resource, r.code, i.position, i.name, coalesce(nullif(i.field, ''), i.name) as field, i.element, i.copy_of
from catalog.item i join catalog.resource r on r.id = i.resource;
