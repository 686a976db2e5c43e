// One pack: what it declares, whether its tests pass, which clauses it carries out, its files.
import { Card, Descriptions, Flex, Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import type { Pack } from '../api/types';
import { Clauses } from '../components/clauses';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { Findings } from './findings';
import { Maturity } from './maturity';
import { PackFiles } from './pack-files';
import { PackItems } from './pack-items';
import { usePack, usePackFindings } from './queries';
import { packTexts } from './texts';

export function Component() {
  const { name = '' } = useParams();
  const texts = useTexts(packTexts);
  const say = useSay();
  const pack = usePack(name);
  return (
    <Page
      title={pack.data ? say(pack.data.title) : name}
      above={[{ title: texts.title, to: '/packs' }]}
      lead={pack.data && <Maturity pack={pack.data} />}
    >
      <Loaded query={pack}>
        {(data) => (
          <Flex vertical gap={16}>
            <Facts pack={data} />
            <PackTabs pack={data} />
          </Flex>
        )}
      </Loaded>
    </Page>
  );
}

function PackTabs({ pack }: { pack: Pack }) {
  const texts = useTexts(packTexts);
  const list = usePageParams();
  return (
    <Tabs
      activeKey={list.value('tab') ?? 'items'}
      onChange={(tab) => list.change({ tab: tab === 'items' ? undefined : tab })}
      items={[
        { key: 'items', label: texts.items, children: <PackItems pack={pack.name} /> },
        { key: 'findings', label: texts.findings, children: <FindingsTab pack={pack.name} /> },
        { key: 'files', label: texts.files, children: <PackFiles pack={pack} /> },
      ]}
    />
  );
}

function FindingsTab({ pack }: { pack: string }) {
  const texts = useTexts(packTexts);
  const findings = usePackFindings(pack);
  return (
    <Loaded query={findings}>{(found) => <Findings findings={found} clean={texts.checkedClean} />}</Loaded>
  );
}

function Facts({ pack }: { pack: Pack }) {
  const texts = useTexts(packTexts);
  const { none } = useTexts(common);
  const say = useSay();
  const requires = pack.requires.map((name) => (
    <Link key={name} to={`/packs/${name}`} className="mono">
      {name}
    </Link>
  ));
  return (
    <Card>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          { key: 'name', label: texts.name, children: <span className="mono">{pack.name}</span> },
          { key: 'version', label: texts.version, children: pack.version },
          { key: 'owner', label: texts.owner, children: pack.owner_name ? say(pack.owner_name) : pack.owner },
          {
            key: 'requires',
            label: texts.requires,
            children: requires.length > 0 ? <Flex gap={8}>{requires}</Flex> : none,
          },
          {
            key: 'clauses',
            label: texts.clauses,
            span: 'filled',
            children: <Clauses clauses={pack.clauses} />,
          },
        ]}
      />
    </Card>
  );
}
