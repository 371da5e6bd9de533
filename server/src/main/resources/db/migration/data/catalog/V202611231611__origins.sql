-- Entries of other installations of the platform, beside one's own: found and read here, managed where they come from. origin: the division that installation serves.
alter table catalog.resource add column origin text;
alter table catalog.resource add column origin_name text;
alter table catalog.resource add constraint resource_origin_named check ((origin is null) = (origin_name is null));
alter table catalog.resource drop constraint resource_code_unique;
create unique index resource_code_unique on catalog.resource (code, coalesce(origin, ''));

-- What others may rely on are one's own.
create or replace view catalog.api_entry_in_force as
select r.id, r.code, e.name, r.organ, r.organ_name, r.duty, r.region, e.number as edition, e.share_type, e.content -> 'shareModes' as share_modes, e.content ->> 'updateCycle' as update_cycle, e.confidentiality, e.author_name,
       e.published_at
from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.published
where r.origin is null;
