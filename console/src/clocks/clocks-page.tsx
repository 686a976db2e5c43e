// The board of clocks: what is under way between departments and by when it has to be done.
import { Alert, Flex, Segmented, Table, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { Clock } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import { DatasetTitle } from '../datasets/dataset-title';
import { OpenLimits } from '../flows/open-limits';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { LAMPS, countsOf, lampOf } from './lamps';
import { useClocks } from './queries';
import { clockTexts } from './texts';

const ROOMS = { share: 'shares', correction: 'corrections', catalogue_change: 'catalogue-changes' };

export function Component() {
  const texts = useTexts(clockTexts);
  const clocks = useClocks();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={clocks}>{({ items, cut }) => <Board clocks={items} cut={cut} />}</Loaded>
    </Page>
  );
}

function Board({ clocks, cut }: { clocks: Clock[]; cut: boolean }) {
  const texts = useTexts(clockTexts);
  const { number } = useFormats();
  const list = usePageParams();
  const counts = countsOf(clocks);
  const lamp = LAMPS.find((known) => known === list.value('lamp'));
  const choices = LAMPS.map((known) => ({
    value: known,
    label: `${texts.lamps[known]} ${number(counts[known])}`,
  }));
  const { page, page_size: size } = list.paging;
  return (
    <Flex vertical gap={16}>
      {cut && <Alert type="warning" showIcon title={texts.cut} />}
      <Segmented
        aria-label={texts.filter}
        style={{ alignSelf: 'start', maxWidth: '100%', overflowX: 'auto' }}
        options={[{ value: 'all', label: `${texts.lamps.all} ${number(clocks.length)}` }, ...choices]}
        value={lamp ?? 'all'}
        onChange={(value) => list.change({ lamp: value === 'all' ? undefined : value })}
      />
      <Table<Clock>
        size="middle"
        scroll={{ x: 'max-content' }}
        rowKey={(clock) => clock.number}
        dataSource={lamp ? clocks.filter((clock) => lampOf(clock) === lamp) : clocks}
        columns={useColumns()}
        locale={{ emptyText: texts.empty }}
        pagination={{ current: page, pageSize: size, hideOnSinglePage: true, onChange: list.turn }}
      />
    </Flex>
  );
}

function useColumns(): NonNullable<TableProps<Clock>['columns']> {
  const texts = useTexts(clockTexts);
  const say = useSay();
  return [
    {
      title: texts.limit,
      render: (_, clock) => <OpenLimits standing={clock} />,
    },
    { title: texts.matter, render: (_, { matter }) => texts.matters[matter] },
    {
      title: texts.number,
      render: (_, { matter, number }) => <Link to={`/${ROOMS[matter]}/${number}`}>{number}</Link>,
    },
    { title: texts.dataset, render: (_, { dataset }) => <DatasetTitle name={dataset} /> },
    { title: texts.to, render: (_, { to }) => say(to.name) },
    { title: texts.from, render: (_, { from }) => (from ? say(from.name) : '—') },
    { title: texts.state, render: (_, { state_title: title }) => say(title) },
  ];
}
