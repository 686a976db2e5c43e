// Where a delivery begins for somebody who does not come from a dataset: what does my organisation deliver?
import { Flex } from 'antd';
import { Link } from 'react-router';
import { Page } from '../components/page';
import { PagedList } from '../components/paged-list';
import { SearchBox } from '../components/search-box';
import { usePageParams } from '../components/use-page-params';
import { DatasetItem } from '../datasets/dataset-item';
import { useDatasets } from '../datasets/queries';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { deliveryTexts } from './texts';

export function Component() {
  const texts = useTexts(deliveryTexts);
  const { person } = useSession();
  const list = usePageParams();
  const q = list.value('q');
  const datasets = useDatasets({
    ...list.paging,
    owner: person.organisation,
    origin: 'delivered',
    sort: 'title',
    ...(q === undefined ? {} : { q }),
  });
  return (
    <Page
      title={texts.choose.title}
      lead={texts.choose.lead}
      above={[{ title: texts.title, to: '/deliveries' }]}
    >
      <Flex vertical gap={12}>
        <SearchBox list={list} hint={texts.choose.search} />
        <PagedList
          query={datasets}
          list={list}
          rowKey={({ id }) => id}
          empty={
            <>
              {texts.choose.empty} <Link to="/datasets">{texts.choose.catalogue}</Link>
            </>
          }
          render={(dataset) => <DatasetItem dataset={dataset} to={`/deliveries/new/${dataset.name}`} />}
        />
      </Flex>
    </Page>
  );
}
