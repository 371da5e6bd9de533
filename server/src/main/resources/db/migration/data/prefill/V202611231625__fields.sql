-- Which field of an answer goes to which place of a form, of the rules in force; for other modules.
create view prefill.api_rule_field as
select r.id as rule, r.name, r.organ, r.organ_name, r.duty, r.region, r.matter, r.matter_name, r.contract, r.path, f.field ->> 'field' as field, f.field ->> 'pointer' as pointer,
       coalesce(r.last_success_at, r.confirmed_at, r.drafted_at) as seen_at
from prefill.rule r cross join lateral jsonb_array_elements(r.fields) f(field)
where r.state = 'ACTIVE';

create index rule_contract on prefill.rule (contract) where state = 'ACTIVE';
