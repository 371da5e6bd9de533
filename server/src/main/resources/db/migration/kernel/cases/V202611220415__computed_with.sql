-- The calendar the due days beside the cases were computed with: when it changes – also by an upgrade, while no node ran – they are computed anew.
create table cases.computed_with (
    one   boolean not null default true,
    stamp text not null,
    constraint computed_with_once primary key (one),
    constraint computed_with_only check (one)
);
comment on table cases.computed_with is 'Stamp of the calendar the due days were computed with. Keep: permanently, one row.';
