-- The keyed index in blocks of records that follow each other, as one load wrote them; which load counts stands in
-- registry.base. What changed since stands in registry_record, key by key.
create table registry_block (
    registry integer not null,
    base bigint not null,
    first_key {bytes} not null,
    records {bytes} not null,
    primary key (registry, base, first_key)
);

alter table registry add column base bigint not null default 0;

alter table registry_record add column ended boolean not null default false;
