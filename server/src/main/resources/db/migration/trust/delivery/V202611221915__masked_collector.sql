comment on column delivery.item.collector_id is 'Masked: first four and last two characters; before this migration first three and last four.';
