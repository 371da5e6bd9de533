-- SHA-256 of the wording a document was issued with (documents.wording).
alter table cases.document add column wording text not null;
