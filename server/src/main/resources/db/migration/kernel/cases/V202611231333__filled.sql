-- Whether a source of values keeps any that count when the draft is handed in: drafts that have none cost no question.
alter table cases.draft add column filled boolean not null default false;
