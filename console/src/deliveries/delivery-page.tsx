// One delivery: how it goes, the receipt, what failed, and the rejected rows to mend.
import { Alert, Card, Descriptions, Flex, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import type { Delivery } from '../api/types';
import { CardTitle } from '../components/card-title';
import { LinkButton } from '../components/link-button';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { Time } from '../components/time';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { AtWork } from './at-work';
import { Counts } from './counts';
import { DeliveryState } from './delivery-state';
import { QualityTable } from './quality-table';
import { useDelivery } from './queries';
import { RejectedCard } from './rejected-card';
import { deliveryTexts } from './texts';

export function Component() {
  const { id = '' } = useParams();
  const texts = useTexts(deliveryTexts);
  const report = useDelivery(id);
  const delivery = report.data?.delivery;
  return (
    <Page
      title={delivery?.file_name ?? texts.report.title}
      above={[{ title: texts.title, to: '/deliveries' }]}
      lead={delivery && <DeliveryState state={delivery.state} />}
      actions={report.data && <Actions delivery={report.data.delivery} may={report.data.may} />}
    >
      <Loaded query={report}>
        {({ delivery, quality, may }) => (
          <Flex vertical gap={16}>
            <Outcome delivery={delivery} />
            {/* Rejected rows hold values; who only sees that there was a delivery is not led to a refusal. */}
            {delivery.bad > 0 && may.includes('quarantine.read') && (
              <RejectedCard delivery={delivery} quality={quality} />
            )}
            <Receipt delivery={delivery} />
            {quality.length > 0 && (
              <Card title={<CardTitle>{texts.report.quality}</CardTitle>}>
                <Typography.Paragraph type="secondary">{texts.report.qualityLead}</Typography.Paragraph>
                <QualityTable dataset={delivery.dataset} quality={quality} />
              </Card>
            )}
          </Flex>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ delivery, may }: { delivery: Delivery; may: string[] }) {
  const texts = useTexts(deliveryTexts).report;
  return (
    <>
      <LinkButton to={`/datasets/${delivery.dataset}`}>{texts.dataset}</LinkButton>
      {may.includes('delivery.create') && (
        <LinkButton to={`/deliveries/new/${delivery.dataset}`}>{texts.again}</LinkButton>
      )}
    </>
  );
}

function Outcome({ delivery }: { delivery: Delivery }) {
  const { report: texts, table } = useTexts(deliveryTexts);
  const { number } = useFormats();
  if (delivery.state === 'received') {
    return <AtWork rows={delivery.rows} />;
  }
  return (
    <Flex vertical gap={12}>
      <Flex vertical gap={12} role="status">
        {delivery.reason && <Alert type="error" showIcon title={delivery.reason.message} />}
        {delivery.state === 'committed' && (
          <Alert
            type="success"
            showIcon
            title={texts.committed(number(delivery.good), String(delivery.version ?? '—'))}
          />
        )}
        {delivery.bad > 0 && <Alert type="warning" showIcon title={texts.bad(number(delivery.bad))} />}
      </Flex>
      <Counts counts={delivery} titles={table} />
    </Flex>
  );
}

function Receipt({ delivery }: { delivery: Delivery }) {
  const { report, table } = useTexts(deliveryTexts);
  const { bytes } = useFormats();
  const say = useSay();
  return (
    <Card title={<CardTitle>{report.title}</CardTitle>}>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          { key: 'number', label: report.number, children: <span className="mono">{delivery.id}</span> },
          {
            key: 'dataset',
            label: table.dataset,
            children: <Link to={`/datasets/${delivery.dataset}`}>{say(delivery.dataset_title)}</Link>,
          },
          { key: 'by', label: table.by, children: delivery.by_name ?? '—' },
          { key: 'received', label: table.received, children: <Time at={delivery.received_at} /> },
          { key: 'finished', label: report.finished, children: <Time at={delivery.finished_at} /> },
          { key: 'size', label: report.size, children: bytes(delivery.size_bytes) },
          { key: 'version', label: report.version, children: delivery.version ?? '—' },
          ...(delivery.sheet ? [{ key: 'sheet', label: report.sheet, children: delivery.sheet }] : []),
          {
            key: 'sha',
            label: report.sha256,
            children: <span className="mono">{delivery.sha256}</span>,
            span: 'filled',
          },
        ]}
      />
    </Card>
  );
}
