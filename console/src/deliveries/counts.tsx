// How many rows were read, hold, hold with a warning, do not hold.
import { Card, Col, Row, Statistic } from 'antd';

const ORDER = ['rows', 'good', 'warned', 'bad'] as const;

type Count = (typeof ORDER)[number];

interface Props {
  counts: Record<Count, number>;
  titles: Record<Count, string>;
}

export function Counts({ counts, titles }: Props) {
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
