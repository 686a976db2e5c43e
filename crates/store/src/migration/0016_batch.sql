-- Batches of shared rows: where they go and when, and each run.
create table batch_plan (
    share {uuid} not null primary key references share (id),
    database_name text,
    schema_name text,
    table_name text,
    folder_name text,
    starts text not null,
    minutes bigint,
    person {uuid} not null references person (id),
    changed_at bigint not null
);
create table batch (
    id {uuid} not null primary key,
    share {uuid} not null references share (id),
    person {uuid} not null references person (id),
    database_name text,
    schema_name text,
    table_name text,
    folder_name text,
    kind text not null,
    state text not null,
    started_at bigint not null,
    finished_at bigint,
    version bigint,
    base_version bigint,
    inserted bigint,
    updated bigint,
    deleted bigint,
    total bigint,
    sha256 text,
    receipt {uuid},
    reason_code text,
    reason_message text,
    reason_values text
);
create index batch_share on batch (share, started_at);
create index batch_state on batch (state);
