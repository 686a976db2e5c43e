// How a share is used: calls day by day, callers, and what is unusual.
import { Card, Flex, Table, Tag, Typography, type TableProps } from 'antd';
import type { CallerUse } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Chart } from '../components/chart';
import { Loaded } from '../components/loaded';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { useShareUsage } from './queries';
import { shareTexts } from './texts';

export function UsageCard({ number }: { number: string }) {
  const texts = useTexts(shareTexts).usage;
  const usage = useShareUsage(number);
  const columns = useColumns();
  return (
    <Card title={<CardTitle>{texts.title}</CardTitle>}>
      <Loaded query={usage}>
        {({ days, callers }) => (
          <Flex vertical gap={16}>
            <Chart
              title={texts.days}
              rows={days}
              x={{ name: texts.day, value: ({ day }) => day }}
              series={[
                { name: texts.answered, kind: 'stacked', value: ({ answered }) => answered },
                { name: texts.refused, kind: 'stacked', value: ({ refused }) => refused },
              ]}
            />
            {callers.length > 0 && (
              <Table
                size="small"
                pagination={false}
                columns={columns}
                dataSource={callers}
                rowKey={(caller) => callers.indexOf(caller)}
                scroll={{ x: 'max-content' }}
              />
            )}
            <Typography.Text type="secondary">{texts.hint}</Typography.Text>
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}

function useColumns(): NonNullable<TableProps<CallerUse>['columns']> {
  const texts = useTexts(shareTexts).usage;
  const { number } = useFormats();
  return [
    { title: texts.caller, render: (_, { person }) => person ?? texts.somebody },
    { title: texts.answered, align: 'right', render: (_, { answered }) => number(answered) },
    { title: texts.refused, align: 'right', render: (_, { refused }) => number(refused) },
    { title: texts.empty, align: 'right', render: (_, { empty }) => number(empty) },
    { title: texts.offHours, align: 'right', render: (_, caller) => number(caller.off_hours) },
    { title: texts.inAnHour, align: 'right', render: (_, caller) => number(caller.in_an_hour) },
    {
      title: texts.unusual,
      render: (_, { signs }) =>
        signs.map((sign) => (
          <Tag key={sign} color="warning">
            {texts.signs[sign]}
          </Tag>
        )),
    },
  ];
}
