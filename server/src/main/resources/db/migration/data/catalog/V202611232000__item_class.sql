-- How sensitive the items of what is in force are, for other modules.
create view catalog.api_item_class as
select r.id as resource, i.position::integer as position, (i.said ->> 'sensitivity')::integer as sensitivity, (i.said ->> 'personal')::boolean as personal
from catalog.resource r
    join catalog.edition e on e.resource = r.id and e.number = r.published
    cross join lateral jsonb_array_elements(e.content -> 'items') with ordinality as i (said, position);
