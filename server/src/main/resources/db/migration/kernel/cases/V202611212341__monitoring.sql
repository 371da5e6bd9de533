-- What supervision counts. Published for luoshu.service.monitoring; the index covers it, so that counting a year reads no case.
create view cases.api_monitoring as
select id, number, organ, duty, region, confidentiality, catalog_code, matter_name, submitted_at, accepted_on, closed_at, clock_state, due_on, yellow_on,
       (decided_at at time zone 'Asia/Shanghai')::date as decided_on
from cases.file;
create index file_monitoring on cases.file (submitted_at)
    include (organ, duty, region, confidentiality, catalog_code, accepted_on, closed_at, clock_state, due_on, yellow_on, decided_at);
