// How many rows were read, hold, hold with a warning, do not hold.
import { Card, Col, Row, Statistic } from 'antd';
import { useTexts } from '../texts/use-texts';
import { deliveryTexts } from './texts';

const ORDER = ['rows', 'good', 'warned', 'bad'] as const;

type Count = (typeof ORDER)[number];

export function Counts({ counts }: { counts: Record<Count, number> }) {
  const { table } = useTexts(deliveryTexts);
  return <CountCards counts={counts} titles={table} />;
}

export function CountCards({
  counts,
  titles,
}: {
  counts: Record<Count, number>;
  titles: Record<Count, string>;
}) {
  return (
    <Row gutter={[12, 12]}>
      {ORDER.map((name) => (
        <Col key={name} xs={12} md={6}>
          <Card size="small">
            <Statistic title={titles[name]} value={counts[name]} />
          </Card>
        </Col>
      ))}
    </Row>
  );
}
