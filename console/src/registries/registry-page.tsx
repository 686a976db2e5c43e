// One registry: find a record, see where sources disagree, settle it.
import { Tabs } from 'antd';
import { useParams } from 'react-router';
import type { Registry } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { BuildButton } from './build-button';
import { ConflictsTab } from './conflicts-tab';
import { FindTab } from './find-tab';
import { useRegistries } from './queries';
import { RegistryFacts } from './registry-facts';
import { SettlementsTab } from './settlements-tab';
import { registryTexts } from './texts';
import { Nowhere } from '../frame/nowhere';

export function Component() {
  const { name = '' } = useParams();
  return (
    <Loaded query={useRegistries()}>
      {(registries) => {
        const registry = registries.find((known) => known.name === name);
        return registry ? <RegistryView key={name} registry={registry} /> : <Nowhere />;
      }}
    </Loaded>
  );
}

function RegistryView({ registry }: { registry: Registry }) {
  const texts = useTexts(registryTexts);
  const say = useSay();
  const list = usePageParams();
  const { number } = useFormats();
  const items = [{ key: 'lookUp', label: texts.tabs.lookUp, children: <FindTab registry={registry} /> }];
  if (registry.may.includes('conflict.read')) {
    items.push(
      {
        key: 'conflicts',
        label: texts.tabs.conflicts(registry.open_conflicts ? number(registry.open_conflicts) : ''),
        children: <ConflictsTab registry={registry} list={list} />,
      },
      {
        key: 'settlements',
        label: texts.tabs.settlements,
        children: <SettlementsTab registry={registry} list={list} />,
      },
    );
  }
  return (
    <Page
      title={say(registry.title)}
      above={[{ title: texts.title, to: '/registries' }]}
      lead={<RegistryFacts registry={registry} />}
      actions={registry.may.includes('dataset.build') && <BuildButton name={registry.name} />}
    >
      <Tabs
        activeKey={list.value('tab') ?? 'lookUp'}
        onChange={(tab) => list.change({ tab: tab === 'lookUp' ? undefined : tab, field: undefined })}
        items={items}
        destroyOnHidden
      />
    </Page>
  );
}
