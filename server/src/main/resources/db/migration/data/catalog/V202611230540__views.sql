-- What is in force, for other modules.
create view catalog.api_entry_in_force as
select r.id, r.code, e.name, r.organ, r.organ_name, r.duty, r.region, e.number as edition, e.share_type, e.content -> 'shareModes' as share_modes, e.content ->> 'updateCycle' as update_cycle, e.confidentiality, e.author_name,
       e.published_at
from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.published;

create view catalog.api_source as
select element, region, resource
from catalog.source;
