-- Statements that people keep for themselves.
create table saved_query (
    id {uuid} not null primary key,
    person {uuid} not null references person (id) on delete cascade,
    name text not null,
    sql text not null,
    saved_at bigint not null
);
create unique index saved_query_person_name on saved_query (person, name);
