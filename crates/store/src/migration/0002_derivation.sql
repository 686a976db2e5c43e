-- From which versions of its sources a derived table was last made, and which version that made of it.
create table derivation (
    target text not null primary key,
    inputs text not null,
    version bigint not null
);
