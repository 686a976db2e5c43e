// The first page: what waits for me, what changed, how my datasets are, where to begin.
import { CodeOutlined, IdcardOutlined, InboxOutlined, SearchOutlined } from '@ant-design/icons';
import { Card, Flex, Skeleton, Typography } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { CardTitle } from '../components/card-title';
import { Page } from '../components/page';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { Changes } from './changes';
import { homeTexts } from './texts';
import { Told, Waiting } from './waiting';

// The table is the heaviest part of the library; the page is there before it.
const MyDatasets = lazy(() => import('./my-datasets').then(({ MyDatasets }) => ({ default: MyDatasets })));

export function Component() {
  const texts = useTexts(homeTexts);
  const { person, may } = useSession();
  const isSteward = may.includes('delivery.create');
  return (
    <Page title={texts.hello(person.name)}>
      <Start isSteward={isSteward} mayQuery={may.includes('query.run')} />
      {(isSteward || may.includes('notice.read')) && (
        <Section title={texts.waiting}>
          {isSteward ? <Waiting organisation={person.organisation} /> : <Told />}
        </Section>
      )}
      <Section title={texts.changed} extra={<Link to="/datasets?sort=-changed_at">{texts.all}</Link>}>
        <Changes />
      </Section>
      {isSteward && (
        <Section title={texts.health} lead={texts.healthLead}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
            <MyDatasets organisation={person.organisation} />
          </Suspense>
        </Section>
      )}
    </Page>
  );
}

interface SectionProps {
  title: string;
  lead?: string;
  extra?: ReactNode;
  children: ReactNode;
}

function Section({ title, lead, extra, children }: SectionProps) {
  return (
    <Card title={<CardTitle>{title}</CardTitle>} extra={extra}>
      {lead !== undefined && <Typography.Paragraph type="secondary">{lead}</Typography.Paragraph>}
      {children}
    </Card>
  );
}

function Start({ isSteward, mayQuery }: { isSteward: boolean; mayQuery: boolean }) {
  const texts = useTexts(homeTexts);
  return (
    <section aria-label={texts.start} className="thirds">
      {isSteward && (
        <Way
          to="/deliveries/new"
          icon={<InboxOutlined />}
          title={texts.handOver}
          detail={texts.handOverDetail}
        />
      )}
      <Way to="/datasets" icon={<SearchOutlined />} title={texts.find} detail={texts.findDetail} />
      <Way to="/registries" icon={<IdcardOutlined />} title={texts.lookUp} detail={texts.lookUpDetail} />
      {mayQuery && <Way to="/query" icon={<CodeOutlined />} title={texts.sql} detail={texts.sqlDetail} />}
    </section>
  );
}

function Way({ to, icon, title, detail }: { to: string; icon: ReactNode; title: string; detail: string }) {
  return (
    <Link to={to} style={{ display: 'grid' }}>
      <Card hoverable size="small">
        <Flex gap={12} align="center">
          <span style={{ fontSize: 24 }}>{icon}</span>
          <div>
            <Typography.Text strong>{title}</Typography.Text>
            <div>
              <Typography.Text type="secondary">{detail}</Typography.Text>
            </div>
          </div>
        </Flex>
      </Card>
    </Link>
  );
}
