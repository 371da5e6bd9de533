-- The system by which the platform itself asks on behalf of the organ: one for each organ.
alter table gateway.system add column platform boolean not null default false;
create unique index system_platform_one on gateway.system (organ) where platform;
