-- The log of evidence: each receipt with the hashes of the subtrees of the Merkle tree that it completes, its own first.
create table receipt (
    number {number} not null primary key,
    id {uuid} not null unique,
    at bigint not null,
    kind text not null,
    organisation {uuid},
    person {uuid},
    grant_number text,
    dataset text,
    content text not null,
    hashes {bytes} not null
);
create index receipt_organisation on receipt (organisation, number);
create index receipt_grant on receipt (grant_number, number) where grant_number is not null;
create index receipt_about on receipt (dataset, number) where dataset is not null;

-- The further datasets of receipts that are about several.
create table receipt_dataset (
    dataset text not null,
    number {number} not null,
    primary key (dataset, number)
);

-- How long the log is, with the checkpoint signed over it. One row, which those who append take turns at.
create table receipt_head (
    id integer not null primary key,
    size bigint not null,
    note text not null
);
insert into receipt_head (id, size, note) values (1, 0, '');

-- Checkpoints that are kept: the first of each hour in which something was appended.
create table checkpoint (
    size {number} not null primary key,
    hour bigint not null unique,
    note text not null
);
