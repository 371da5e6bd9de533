-- Data sources with where they stand, which entries came from their tables, and their columns as last read; for other modules.
create view sources.api_source as
select id, organ, organ_name, duty, region, name, kind, host, port, database, schema
from sources.source where removed_at is null;

create view sources.api_entry as
select source, relation, resource, at
from sources.entry;

create view sources.api_relation as
select r.source, t.name as relation, t.comment, t.content -> 'columns' as columns, r.ended_at as read_at
from sources.source s
    cross join lateral (select r.id, r.source, r.ended_at from sources.reading r where r.source = s.id and r.state = 'DONE' order by r.number desc limit 1) r
    join sources.relation t on t.reading = r.id
where s.removed_at is null;

create index entry_resource on sources.entry (resource);
