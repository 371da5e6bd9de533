-- A key is published before it signs: clients keep the key set for minutes and do not ask again at once for a key they do not know.
alter table identity.signing_key add column active_at timestamptz;
update identity.signing_key set active_at = created_at;
