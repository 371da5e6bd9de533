-- Documents are kept by the module that issues them, in the statement that changes its case; here stay the wordings.
drop view documents.api_document;
drop table documents.document;
drop table documents.counter;
