// The registries of the city.
import { Card, Col, Empty, Flex, Row, Typography } from 'antd';
import { Link } from 'react-router';
import type { Registry } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { useSay, useTexts } from '../texts/use-texts';
import { useFieldTitles } from './field-titles';
import { useRegistries } from './queries';
import { RegistryFacts } from './registry-facts';
import { registryTexts } from './texts';

export function Component() {
  const texts = useTexts(registryTexts);
  const registries = useRegistries();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={registries}>
        {(found) =>
          found.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} />
          ) : (
            <Row gutter={[16, 16]}>
              {found.map((registry) => (
                <Col key={registry.name} xs={24} lg={12}>
                  <RegistryCard registry={registry} />
                </Col>
              ))}
            </Row>
          )
        }
      </Loaded>
    </Page>
  );
}

function RegistryCard({ registry }: { registry: Registry }) {
  const { card: texts, find } = useTexts(registryTexts);
  const say = useSay();
  const title = useFieldTitles(registry);
  const foundBy = [registry.key, ...(registry.search?.allowed ? registry.search.by : [])];
  return (
    <Card style={{ height: '100%' }}>
      <Flex vertical gap={8}>
        <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
          <Link to={`/registries/${registry.name}`}>{say(registry.title)}</Link>
        </Typography.Title>
        <Typography.Text>
          <RegistryFacts registry={registry} />
        </Typography.Text>
        <Typography.Text type="secondary">
          {texts.key(foundBy.map(title).join(find.or))} · {texts.fields(registry.fields.length)}
        </Typography.Text>
        <Typography.Text>{texts.sources}</Typography.Text>
        <ol style={{ margin: 0, paddingInlineStart: 24 }}>
          {registry.sources.map((source) => (
            <li key={source.dataset}>
              <Link to={`/datasets/${source.dataset}`} className="in-text">
                {say(source.title)}
              </Link>{' '}
              {source.organisation_name && (
                <Typography.Text type="secondary">{say(source.organisation_name)}</Typography.Text>
              )}
            </li>
          ))}
        </ol>
      </Flex>
    </Card>
  );
}
