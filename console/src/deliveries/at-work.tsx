// A delivery on its way through the server: it waits for its turn, is read and checked, then committed as a whole.
import { Card, Flex, Steps, Typography } from 'antd';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { deliveryTexts } from './texts';

export function AtWork({ rows }: { rows: number }) {
  const texts = useTexts(deliveryTexts).atWork;
  const { number } = useFormats();
  return (
    <Card>
      <Flex vertical gap={12}>
        <Steps
          size="small"
          responsive
          current={rows > 0 ? 2 : 1}
          status="process"
          items={[
            { title: texts.received },
            { title: texts.waiting },
            { title: texts.reading, ...(rows > 0 ? { content: texts.rows(number(rows)) } : {}) },
            { title: texts.committed },
          ]}
        />
        <Typography.Text type="secondary" role="status">
          {texts.lead}
        </Typography.Text>
      </Flex>
    </Card>
  );
}
