alter table jobs.job add column reached bigint not null default 0;
comment on column jobs.job.reached is 'How far it had got when it was last begun. A job that goes on where it stopped is given up only when its node keeps dying at the same place.';
