-- A suspended system is refused. suspended_over: by the platform, so that its organ cannot resume it by itself.
alter table gateway.system add column suspended_at timestamptz, add column suspended_why text, add column suspended_by_name text, add column suspended_over boolean not null default false;
