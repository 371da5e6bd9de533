-- A run that follows the log of its source. node: who follows it; seen_at: when that one last gave a sign of life; retry_at: it could not be followed and is tried again then, failing_since: and has not been followed since.
-- phase, place, lag, held: what was last measured; comparing: somebody asked for it; slot_kept: the source keeps a replication slot for it.
create table exchange.capture (
    run            uuid primary key references exchange.run on delete cascade,
    node           text,
    seen_at        timestamptz,
    retry_at       timestamptz,
    failing_since  timestamptz,
    phase          text not null default 'LOADING' constraint capture_phase_known check (phase in ('LOADING', 'CATCHING', 'STREAMING')),
    place          text,
    lag_bytes      bigint,
    lag_seconds    bigint,
    held_bytes     bigint,
    comparing      boolean not null default false,
    compared_at    timestamptz,
    compared_place text,
    slot_kept      boolean not null default true
);
comment on table exchange.capture is 'How far runs that capture changes are. Keep: as the run.';
