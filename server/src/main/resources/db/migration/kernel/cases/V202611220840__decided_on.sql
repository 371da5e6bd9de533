-- The day of the decision in Henan, reckoned once when it is written: turning an instant into a day was half the cost of counting a year.
alter table cases.file add column decided_on date generated always as ((decided_at at time zone 'Asia/Shanghai')::date) stored;
create or replace view cases.api_monitoring as
select id, number, organ, duty, region, confidentiality, catalog_code, matter_name, submitted_at, accepted_on, closed_at, clock_state, due_on, yellow_on, decided_on
from cases.file;
drop index cases.file_monitoring;
create index file_monitoring on cases.file (submitted_at)
    include (organ, duty, region, confidentiality, catalog_code, accepted_on, closed_at, clock_state, due_on, yellow_on, decided_on);
