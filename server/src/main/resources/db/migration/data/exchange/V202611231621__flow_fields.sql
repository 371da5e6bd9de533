-- What is moved from which column to which, for other modules. seen_at: when a run last brought it, or the flow was last changed.
create view exchange.api_flow_field as
select f.id as flow, f.name, f.source, f.content ->> 'sourceTable' as source_table, m.field ->> 'source' as source_column, f.target, f.content ->> 'targetTable' as target_table, m.field ->> 'target' as target_column,
       coalesce(jsonb_array_length(nullif(m.field -> 'codes', 'null')), 0) > 0 as translated,
       greatest(f.changed_at, (select max(r.ended_at) from exchange.run r where r.flow = f.id and r.state = 'DONE')) as seen_at
from exchange.flow f cross join lateral jsonb_array_elements(f.content -> 'fields') m(field)
where f.removed_at is null;

create index flow_source on exchange.flow (source) where removed_at is null;
create index flow_target on exchange.flow (target) where removed_at is null;
