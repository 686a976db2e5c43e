-- Values that users of data doubt, reported to the department that they come from.
create table correction (
    id {uuid} not null primary key,
    number text not null,
    dataset {uuid} not null references dataset (id),
    dataset_name text not null,
    share_number text,
    source_dataset text not null,
    record_key text not null,
    field text not null,
    seen text,
    believed text,
    evidence text not null,
    reporter {uuid} not null references organisation (id),
    source {uuid} not null references organisation (id),
    state text not null,
    corrected_to text,
    person {uuid} not null references person (id),
    created_at bigint not null,
    changed_at bigint not null
);
create unique index correction_number on correction (number);
create index correction_reporter on correction (reporter, state);
create index correction_source on correction (source, state);
create index correction_record on correction (dataset, record_key, field);
-- What organisations are told; one line for each correction and sort, which is unread again when it is told anew.
create table notice (
    id {uuid} not null primary key,
    organisation {uuid} not null references organisation (id),
    kind text not null,
    correction_number text not null,
    dataset_name text not null,
    field text not null,
    record_key text,
    at bigint not null,
    seen_at bigint,
    seen_by {uuid}
);
create unique index notice_once on notice (organisation, correction_number, kind, dataset_name);
create index notice_latest on notice (organisation, at);
-- Which record a receipt is about, by its key; receipts themselves hold no key. Rows are added, never changed or removed.
create table record_read (
    dataset text not null,
    record_key text not null,
    receipt {uuid} not null,
    found boolean not null,
    primary key (record_key, dataset, receipt)
);
