-- Changes of the catalogue, and what entries say of how they can be had.
alter table dataset add column format_class text;
alter table dataset add column format_kind text not null default '';
-- Words of ways, and resource codes, by ','.
alter table dataset add column modes text not null default '';
alter table dataset add column related text not null default '';
-- Number of the change by which the entry was last settled.
alter table dataset add column entry_change text;
create table catalogue_change (
    id {uuid} not null primary key,
    number text not null,
    kind text not null,
    -- May be an identifier that is only going to be a dataset.
    dataset {uuid} not null,
    dataset_name text not null,
    owner {uuid} not null references organisation (id),
    -- What it is called, for lists and searches.
    title_zh text not null,
    title_en text not null,
    state text not null,
    cause text,
    cause_text text not null,
    cause_on text,
    secrecy text,
    secrecy_text text not null,
    personal text,
    personal_text text not null,
    contract {bytes},
    contract_before {bytes},
    person {uuid} not null references person (id),
    sent_at bigint,
    created_at bigint not null,
    changed_at bigint not null
);
create unique index catalogue_change_number on catalogue_change (number);
create index catalogue_change_owner on catalogue_change (owner, state);
create index catalogue_change_dataset on catalogue_change (dataset);
-- Which department is the source of an item that several collect; the item is empty for the whole entry.
create table source_department (
    dataset {uuid} not null references dataset (id),
    item text not null,
    organisation {uuid} not null references organisation (id),
    reason text not null,
    person {uuid} not null references person (id),
    named_at bigint not null,
    primary key (dataset, item)
);
