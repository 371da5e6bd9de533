create schema reading;

-- What was read, once per content. Words with their places are kept, not fields: layouts get better.
create table reading.content (
    sha256      text primary key constraint content_digest_shape check (sha256 ~ '^[0-9a-f]{64}$'),
    file        uuid not null,
    state       text not null constraint content_state_known check (state in ('WAITING', 'READING', 'READ', 'FAILED')),
    attempts    integer not null default 0,
    failure     text,
    failed_at   timestamptz,
    taken_until timestamptz,
    pages       jsonb,
    pictures    uuid[],
    asked_at    timestamptz not null
);
create index content_waiting on reading.content (asked_at) where state in ('WAITING', 'READING');
create index content_asked on reading.content (asked_at);
comment on table reading.content is 'Texts read from pictures, by content. Keep: luoshu.reading.kept (180 days) after somebody last asked.';
