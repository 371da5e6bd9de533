create schema requests;

-- The answer to a write, stored in the write's own transaction. Kept 7 days (longer than any client retries).
create table requests.idempotency (
    key     uuid not null,
    subject text not null,
    digest  text not null,
    answer  text not null,
    at      timestamptz not null default now(),
    constraint idempotency_once primary key (key, subject)
);
create index idempotency_at on requests.idempotency using brin (at);
comment on table requests.idempotency is 'Answers of writes by Idempotency-Key and caller. Keep: 7 days.';
