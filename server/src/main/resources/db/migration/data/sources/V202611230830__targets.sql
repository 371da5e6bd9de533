-- target: exchange flows may write to it; else it is only read.
alter table sources.source add column target boolean not null default false;
