// The catalogue: search, narrow, order, and go to a dataset.
import { Flex, Grid, Select } from 'antd';
import type { DatasetSummary } from '../api/types';
import { Page } from '../components/page';
import { PagedList } from '../components/paged-list';
import { SearchBox } from '../components/search-box';
import { usePageParams, type ListParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { DatasetItem } from './dataset-item';
import { Facets, FacetsDrawer } from './facets';
import { useDatasets, type DatasetsQuery } from './queries';
import { datasetTexts } from './texts';

const FILTERS = ['q', 'owner', 'theme', 'sharing', 'update_cycle', 'state', 'origin', 'sort'] as const;

/** Values come from the address; what is no known word, the server refuses in a sentence. */
function queryOf(list: ListParams): DatasetsQuery {
  const filters = FILTERS.map((name) => [name, list.value(name)] as const).filter(([, value]) => value);
  return { ...list.paging, ...(Object.fromEntries(filters) as DatasetsQuery) };
}

export function Component() {
  const texts = useTexts(datasetTexts);
  const { emptySearch } = useTexts(common);
  const { lg } = Grid.useBreakpoint();
  const list = usePageParams();
  const datasets = useDatasets(queryOf(list));
  return (
    <Page title={texts.catalogue} lead={texts.catalogueLead}>
      <div className="two-columns">
        {lg ? (
          <Facets facets={datasets.data?.facets} list={list} />
        ) : (
          <FacetsDrawer facets={datasets.data?.facets} list={list} />
        )}
        <Flex vertical gap={12}>
          <SearchBar list={list} />
          <PagedList<DatasetSummary>
            query={datasets}
            list={list}
            rowKey={(dataset) => dataset.id}
            empty={emptySearch}
            render={(dataset) => <DatasetItem dataset={dataset} />}
          />
        </Flex>
      </div>
    </Page>
  );
}

function SearchBar({ list }: { list: ListParams }) {
  const texts = useTexts(datasetTexts);
  const orders = Object.entries(texts.orders).map(([value, label]) => ({ value, label }));
  return (
    <Flex gap={8} wrap>
      <SearchBox list={list} hint={texts.searchHint} />
      <Select
        aria-label={texts.order}
        value={list.value('sort') ?? 'name'}
        options={orders}
        onChange={(sort: string) => list.change({ sort: sort === 'name' ? undefined : sort })}
        style={{ width: 150 }}
      />
    </Flex>
  );
}
