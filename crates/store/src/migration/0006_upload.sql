-- Files on their way to a delivery, and how a sender wants a file to be read.
create table upload (
    id {uuid} not null primary key,
    dataset {uuid} not null references dataset (id) on delete cascade,
    person {uuid} not null references person (id) on delete cascade,
    file_name text not null,
    size_bytes bigint not null,
    created_at bigint not null
);
create index upload_person on upload (person);
create index upload_created_at on upload (created_at);
alter table delivery add column sheet text;
alter table delivery add column header_row bigint;
