create schema calendar;

-- Years of the working calendar. Append-only: a due date promised under an earlier version must remain explicable. Keep: permanently.
create table calendar.year (
    year             integer not null constraint year_plausible check (year between 2000 and 2100),
    version          integer not null,
    source           text not null,
    rest             jsonb not null,
    working_weekends date[] not null,
    imported_by      text not null,
    content_sha256   text,
    imported_at      timestamptz not null default now(),
    constraint year_version primary key (year, version)
);
comment on table calendar.year is 'Holidays and made-up working days by year and version. Keep: permanently.';
