// One delivery: how it goes, the receipt, what failed, and the rejected rows to mend.
import { Alert, Card, Descriptions, Flex, Progress, Typography } from 'antd';
import { useParams } from 'react-router';
import type { Delivery } from '../api/types';
import { DownloadButton } from '../components/download-button';
import { LinkButton } from '../components/link-button';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { Time } from '../components/time';
import { DatasetTitle } from '../datasets/dataset-title';
import { useSession } from '../session/queries';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { Counts } from './counts';
import { DeliveryState } from './delivery-state';
import { QualityTable } from './quality-table';
import { useDelivery } from './queries';
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
      actions={delivery && <Actions delivery={delivery} />}
    >
      <Loaded query={report}>
        {({ delivery, quality }) => (
          <Flex vertical gap={16}>
            <Outcome delivery={delivery} />
            <Receipt delivery={delivery} />
            {quality.length > 0 && (
              <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{texts.report.quality}</h2>}>
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

function Actions({ delivery }: { delivery: Delivery }) {
  const texts = useTexts(deliveryTexts).report;
  const { role } = useSession().person;
  return (
    <>
      <LinkButton to={`/datasets/${delivery.dataset}`}>{texts.dataset}</LinkButton>
      {role === 'steward' && (
        <LinkButton to={`/deliveries/new/${delivery.dataset}`}>{texts.again}</LinkButton>
      )}
    </>
  );
}

function Outcome({ delivery }: { delivery: Delivery }) {
  const texts = useTexts(deliveryTexts).report;
  const { number } = useFormats();
  if (delivery.state === 'received') {
    return (
      <Card role="status">
        <Progress percent={100} status="active" showInfo={false} aria-hidden />
        {texts.working}
      </Card>
    );
  }
  return (
    <Flex vertical gap={12} role="status">
      {delivery.reason && <Alert type="error" showIcon title={delivery.reason.message} />}
      {delivery.state === 'committed' && (
        <Alert
          type="success"
          showIcon
          title={texts.committed(number(delivery.good), String(delivery.version ?? '—'))}
        />
      )}
      {delivery.bad > 0 && (
        <Alert
          type="warning"
          showIcon
          title={texts.bad(number(delivery.bad))}
          description={
            <DownloadButton
              path={`/api/deliveries/${delivery.id}/rejected.xlsx`}
              fallbackName={`${delivery.file_name}-rejected.xlsx`}
              type="primary"
            >
              {texts.download}
            </DownloadButton>
          }
        />
      )}
      <Counts counts={delivery} />
    </Flex>
  );
}

function Receipt({ delivery }: { delivery: Delivery }) {
  const { report, table } = useTexts(deliveryTexts);
  const { bytes } = useFormats();
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{report.title}</h2>}>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          { key: 'number', label: report.number, children: <span className="mono">{delivery.id}</span> },
          { key: 'dataset', label: table.dataset, children: <DatasetTitle name={delivery.dataset} /> },
          { key: 'received', label: table.received, children: <Time at={delivery.received_at} /> },
          { key: 'finished', label: report.finished, children: <Time at={delivery.finished_at} /> },
          { key: 'size', label: report.size, children: bytes(delivery.size_bytes) },
          { key: 'version', label: report.version, children: delivery.version ?? '—' },
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
