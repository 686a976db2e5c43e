// The catalogue: search, narrow, order, and go to a dataset.
import { Button, Flex, Grid, Select } from 'antd';
import type { DatasetSummary } from '../api/types';
import { Page } from '../components/page';
import { PagedList } from '../components/paged-list';
import { SearchBox } from '../components/search-box';
import { usePageParams, type ListParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { DatasetItem } from './dataset-item';
import { FACETS, Facets, FacetsDrawer } from './facets';
import { useDatasets, type DatasetsQuery } from './queries';
import { datasetTexts } from './texts';

const FILTERS = ['q', ...FACETS, 'sort'] as const;

/** Values come from the address; what is no known word, the server refuses in a sentence. */
function queryOf(list: ListParams): DatasetsQuery {
  const filters = FILTERS.map((name) => [name, list.value(name)] as const).filter(([, value]) => value);
  return { ...list.paging, ...(Object.fromEntries(filters) as DatasetsQuery) };
}

export function Component() {
  const texts = useTexts(datasetTexts);
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
            empty={<NothingFound list={list} />}
            render={(dataset) => <DatasetItem dataset={dataset} />}
          />
        </Flex>
      </div>
    </Page>
  );
}

/** Why nothing is shown, and the way out. */
function NothingFound({ list }: { list: ListParams }) {
  const texts = useTexts(common);
  const isNarrowed = FILTERS.some((name) => list.value(name));
  return (
    <Flex vertical align="center" gap={12}>
      {isNarrowed ? texts.emptySearch : texts.empty}
      {isNarrowed && (
        <Button onClick={() => list.change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>
          {texts.reset}
        </Button>
      )}
    </Flex>
  );
}

function SearchBar({ list }: { list: ListParams }) {
  const texts = useTexts(datasetTexts);
  // What matches most closely comes first where something is searched for.
  const usual = list.value('q') === undefined ? 'name' : 'closest';
  const { closest, ...others } = texts.orders;
  const orders = { ...(usual === 'closest' ? { closest } : {}), ...others };
  const options = Object.entries(orders).map(([value, label]) => ({ value, label }));
  return (
    <Flex gap={8} wrap>
      <SearchBox list={list} hint={texts.searchHint} />
      <Select
        aria-label={texts.order}
        value={list.value('sort') ?? usual}
        options={options}
        onChange={(sort: string) => list.change({ sort: sort === usual ? undefined : sort })}
        style={{ width: 170 }}
      />
    </Flex>
  );
}
