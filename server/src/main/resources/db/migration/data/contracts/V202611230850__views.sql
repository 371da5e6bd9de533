-- Contracts with where their sides stand, for other modules.
create view contracts.api_contract as
select number, resource, resource_name, provider, provider_name, provider_duty, provider_region, asker, asker_name, asker_duty, asker_region, demand, state
from contracts.contract;
