-- What the last committed delivery of each dataset says: the catalogue is narrowed and ordered by it.
create table freshness (
    dataset {uuid} not null primary key references dataset (id) on delete cascade,
    delivery {uuid} not null,
    delivered_at bigint not null,
    row_count bigint not null,
    bad bigint not null,
    checked bigint not null,
    failed bigint not null
);
insert into freshness (dataset, delivery, delivered_at, row_count, bad, checked, failed)
select d.dataset, d.id, d.received_at, d.row_count, d.bad,
    coalesce((select cast(sum(q.checked) as bigint) from quality q where q.delivery = d.id and not q.warning), 0),
    coalesce((select cast(sum(q.failed) as bigint) from quality q where q.delivery = d.id and not q.warning), 0)
from delivery d
where d.state = 'committed' and not exists (
    select 1 from delivery e
    where e.dataset = d.dataset and e.state = 'committed'
        and (e.received_at > d.received_at or (e.received_at = d.received_at and e.id > d.id))
);

-- The texts by which a dataset is found, in lower case: its titles (0, 1), what else is said of it (2), those of its columns.
create table dataset_text (
    dataset {uuid} not null references dataset (id) on delete cascade,
    ordinal integer not null,
    kind text not null,
    content text not null,
    primary key (dataset, ordinal)
);
insert into dataset_text (dataset, ordinal, kind, content) select id, 0, 'title', lower(title_zh) from dataset;
insert into dataset_text (dataset, ordinal, kind, content) select id, 1, 'title', lower(title_en) from dataset;
insert into dataset_text (dataset, ordinal, kind, content)
select id, 2, 'other', lower(name || ' ' || resource_code || ' ' || summary_zh || ' ' || summary_en || ' ' || theme_zh || ' ' || theme_en)
from dataset;
