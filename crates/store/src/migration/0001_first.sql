-- Words in braces differ between the databases: {uuid}, {bytes} and {serial}. Instants are microseconds since 1970 (bigint).
-- A unique column is declared on the column, so that PostgreSQL calls its constraint table_column_key (failure.rs).

create table organisation (
    id {uuid} not null primary key,
    code text not null unique,
    name_zh text not null,
    name_en text not null,
    kind text not null,
    parent {uuid} references organisation (id),
    area text,
    credit_code text
);
create index organisation_parent on organisation (parent);

-- Every organisation with itself (distance 0) and all above it: a subtree is one look-up.
create table organisation_path (
    organisation {uuid} not null references organisation (id) on delete cascade,
    ancestor {uuid} not null references organisation (id) on delete cascade,
    distance integer not null,
    primary key (organisation, ancestor)
);
create index organisation_path_ancestor on organisation_path (ancestor, organisation);

create table person (
    id {uuid} not null primary key,
    login text not null unique,
    name text not null,
    organisation {uuid} not null references organisation (id),
    role text not null,
    disabled boolean not null,
    password_expired boolean not null,
    password_hash text not null
);
create index person_organisation on person (organisation);

create table session (
    id {uuid} not null primary key,
    person {uuid} not null references person (id) on delete cascade,
    secret_sha256 {bytes} not null unique,
    created_at bigint not null,
    expires_at bigint not null
);
create index session_person on session (person);
create index session_expires on session (expires_at);

create table api_key (
    id {uuid} not null primary key,
    person {uuid} not null references person (id) on delete cascade,
    title text not null,
    secret_sha256 {bytes} not null unique,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint
);
create index api_key_person on api_key (person);

create table dataset (
    id {uuid} not null primary key,
    name text not null unique,
    resource_code text not null unique,
    title_zh text not null,
    title_en text not null,
    summary_zh text not null,
    summary_en text not null,
    owner {uuid} not null references organisation (id),
    origin text not null,
    state text not null,
    class text not null,
    item text not null,
    sub_item text not null,
    detail text not null,
    theme_zh text not null,
    theme_en text not null,
    sharing text not null,
    sharing_zh text not null,
    sharing_en text not null,
    open boolean not null,
    open_zh text not null,
    open_en text not null,
    update_cycle text not null,
    contract_version text not null,
    contract_source {bytes} not null,
    created_at bigint not null,
    changed_at bigint not null,
    published_at bigint
);
create index dataset_owner on dataset (owner);
create index dataset_state on dataset (state);

-- The last sequence number given in each classification; numbers are never given twice, also not after a deletion.
create table resource_sequence (
    classification text not null primary key,
    last bigint not null
);

create table mapping (
    dataset {uuid} not null references dataset (id) on delete cascade,
    header text not null,
    column_name text not null,
    primary key (dataset, header)
);

create table delivery (
    id {uuid} not null primary key,
    dataset {uuid} not null references dataset (id),
    person {uuid},
    file_name text not null,
    size_bytes bigint not null,
    sha256 text not null,
    state text not null,
    received_at bigint not null,
    finished_at bigint,
    row_count bigint not null,
    good bigint not null,
    bad bigint not null,
    warned bigint not null,
    version bigint,
    reason_code text,
    reason_message text
);
create index delivery_dataset on delivery (dataset, received_at);
create index delivery_sha256 on delivery (dataset, sha256);
create index delivery_state on delivery (state, received_at);

create table quality (
    delivery {uuid} not null references delivery (id) on delete cascade,
    ordinal integer not null,
    rule text not null,
    column_name text,
    checked bigint not null,
    failed bigint not null,
    warning boolean not null,
    primary key (delivery, ordinal)
);

-- Names, not identifiers: a table may be read before its dataset is registered.
create table lineage (
    target text not null,
    source text not null,
    primary key (target, source)
);
create index lineage_source on lineage (source);

create table pack (
    name text not null primary key,
    version text not null,
    title_zh text not null,
    title_en text not null,
    digest text not null,
    enabled boolean not null,
    installed_at bigint not null,
    installed_by {uuid}
);

create table pack_file (
    pack text not null references pack (name) on delete cascade,
    path text not null,
    content {bytes} not null,
    primary key (pack, path)
);

-- The keyed look-up index of each registry: derived from the lake, rebuildable.
create table registry (
    number {serial},
    name text not null unique,
    build bigint not null,
    built_at bigint not null,
    records bigint not null
);

create table registry_record (
    registry integer not null,
    key text not null,
    document text not null,
    build bigint not null,
    primary key (registry, key)
);

create table settlement (
    id {uuid} not null primary key,
    registry text not null,
    key text not null,
    field text not null,
    source text not null,
    value text,
    reason text not null,
    settled_by {uuid} not null,
    settled_at bigint not null,
    unique (registry, key, field)
);

create table setting (
    key text not null primary key,
    value text not null,
    changed_by {uuid},
    changed_at bigint not null
);

-- No references: the trail outlives what it is about.
create table audit (
    id {uuid} not null primary key,
    at bigint not null,
    person {uuid},
    login text,
    role text,
    organisation {uuid},
    api_key {uuid},
    action text not null,
    resource_kind text not null,
    resource_id text not null,
    resource_name text not null,
    outcome text not null,
    policies text not null,
    purpose text,
    note text,
    request_id text not null
);
create index audit_at on audit (at);
create index audit_person on audit (person, at);
create index audit_resource on audit (resource_id, at);
