-- What a run found when it held tables against each other. content: figures by column and by table, masked keys that are there twice.
create table quality.comparison (
    run      uuid not null references quality.run on delete cascade,
    position integer not null,
    content  jsonb not null,
    primary key (run, position)
);
comment on table quality.comparison is 'What comparisons of tables found. Keep: as the run.';
