create schema files;

-- One row per distinct content. Its lock orders receiving against sweeping: whoever holds the row may write or remove the bytes. Keep: while a file refers to it, then luoshu.files.orphan-days.
create table files.content (
    sha256     text primary key constraint content_digest_shape check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint not null constraint content_size_positive check (size > 0),
    touched_at timestamptz not null
);
create index content_touched on files.content (touched_at);
comment on table files.content is 'Stored contents by SHA-256. Keep: while referred to, then luoshu.files.orphan-days.';

create table files.file (
    id          uuid primary key default uuidv7(),
    sha256      text not null constraint file_content references files.content,
    name        text not null,
    type        text not null,
    size        bigint not null,
    owner_kind  text not null,
    owner_ref   text not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    state       text not null default 'KEPT' constraint file_state_known check (state in ('KEPT', 'DISCARDED')),
    discarded_at timestamptz
);
create index file_sha256 on files.file (sha256);
create index file_owner on files.file (owner_kind, owner_ref);
create index file_orphan on files.file (uploaded_at) where owner_kind = 'upload' or state = 'DISCARDED';
comment on table files.file is 'Files and whose they are. Keep: as long as the owner (a case: its retention period); uploads never used and discarded files luoshu.files.orphan-days.';
