-- Shares between departments, and where things stand in their flows.
create table share (
    id {uuid} not null primary key,
    number text not null,
    dataset {uuid} not null references dataset (id),
    dataset_name text not null,
    sharing text not null,
    applicant {uuid} not null references organisation (id),
    provider {uuid} not null references organisation (id),
    state text not null,
    legal_basis text not null,
    scenario text not null,
    mode text not null,
    columns text not null,
    row_filter text,
    area text,
    until text not null,
    security text not null,
    granted_columns text,
    granted_row_filter text,
    granted_area text,
    conditions text,
    calls_per_minute bigint,
    granted_until text,
    person {uuid} not null references person (id),
    sent_at bigint,
    created_at bigint not null,
    changed_at bigint not null
);
create unique index share_number on share (number);
create index share_applicant on share (applicant, state);
create index share_provider on share (provider, state);
create index share_dataset on share (dataset);
-- Time limits that were started for a subject, such as a share; pauses as reason:from:until in microseconds, by ';'.
create table flow_limit (
    subject {uuid} not null,
    name text not null,
    days bigint not null,
    unit text not null,
    warn bigint not null,
    started_at bigint not null,
    extension bigint not null,
    pauses text not null,
    met_at bigint,
    primary key (subject, name)
);
-- Steps that were taken; never changed.
create table flow_event (
    id {uuid} not null primary key,
    subject {uuid} not null,
    at bigint not null,
    person {uuid},
    organisation {uuid},
    step text not null,
    state_before text not null,
    state_after text not null,
    note text,
    days bigint,
    until text
);
create index flow_event_subject on flow_event (subject, at);
