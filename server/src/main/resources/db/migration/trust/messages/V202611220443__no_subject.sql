-- The subject of an e-mail is the first line of its body; nothing ever wrote this column.
alter table messages.outbox drop column subject;
