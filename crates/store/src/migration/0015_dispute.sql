-- Disputes about shares.
create table dispute (
    id {uuid} not null primary key,
    number text not null,
    share {uuid} not null references share (id),
    opener {uuid} not null references organisation (id),
    claim text not null,
    state text not null,
    person {uuid} not null references person (id),
    created_at bigint not null,
    changed_at bigint not null
);
create unique index dispute_number on dispute (number);
create index dispute_share on dispute (share);
