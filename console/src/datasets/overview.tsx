// What the catalogue says of a dataset (发改高技〔2017〕1272号), and its contract as a file.
import { Card, Descriptions, Flex, type DescriptionsProps } from 'antd';
import type { Dataset } from '../api/types';
import { Clauses } from '../components/clauses';
import { DownloadButton } from '../components/download-button';
import { Time } from '../components/time';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { SourcesCard } from './sources-card';
import { datasetTexts } from './texts';

export function Overview({ dataset }: { dataset: Dataset }) {
  return (
    <Flex vertical gap={16}>
      <Card>
        <Descriptions column={{ xs: 1, lg: 2 }} items={useItems(dataset)} />
      </Card>
      <SourcesCard dataset={dataset} />
    </Flex>
  );
}

function useItems(dataset: Dataset): NonNullable<DescriptionsProps['items']> {
  const texts = useTexts(datasetTexts);
  const { none } = useTexts(common);
  const say = useSay();
  const { catalogue } = dataset;
  const { fields } = texts;
  const classes: Record<string, string> = texts.classes;
  const place = [
    classes[catalogue.class] ?? catalogue.class,
    catalogue.item,
    catalogue.sub_item,
    catalogue.detail,
  ];
  return [
    { key: 'summary', label: fields.summary, children: say(dataset.summary), span: 'filled' },
    { key: 'owner', label: fields.owner, children: say(dataset.owner_name) },
    { key: 'code', label: fields.code, children: <span className="mono">{dataset.resource_code}</span> },
    { key: 'name', label: fields.name, children: <span className="mono">{dataset.name}</span> },
    { key: 'place', label: fields.place, children: place.filter(Boolean).join(' · ') },
    { key: 'theme', label: fields.theme, children: say(catalogue.theme) },
    { key: 'cycle', label: fields.cycle, children: texts.update_cycle[catalogue.update_cycle] },
    { key: 'sharing', label: fields.sharing, children: texts.sharing[dataset.sharing] },
    {
      key: 'terms',
      label: fields.terms,
      children: catalogue.sharing_terms ? say(catalogue.sharing_terms) : none,
    },
    { key: 'open', label: fields.open, children: catalogue.open ? say(catalogue.open) : texts.notOpen },
    { key: 'mode', label: fields.mode, children: texts.mode[dataset.mode] },
    { key: 'published', label: fields.published, children: <Time at={dataset.published_at} /> },
    { key: 'changed', label: fields.changed, children: <Time at={dataset.changed_at} /> },
    { key: 'clauses', label: fields.clauses, children: <Clauses clauses={dataset.clauses} /> },
    {
      key: 'contract',
      label: fields.contract,
      children: (
        <DownloadButton
          path={`/api/datasets/${dataset.name}/contract`}
          fallbackName={`${dataset.name}.yaml`}
          type="link"
        >
          {fields.contractVersion(dataset.contract_version)}
        </DownloadButton>
      ),
    },
  ];
}
