// Counts by which the catalogue is narrowed; the server counts, the address remembers the choice.
import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Flex, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import type { DatasetPage } from '../api/types';
import type { ListParams } from '../components/use-page-params';
import { OrganisationName } from '../organisations/organisation-name';
import { common } from '../texts/common';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { datasetTexts } from './texts';

const ORDER = ['owner', 'theme', 'sharing', 'update_cycle', 'origin', 'state'] as const;
type FacetName = (typeof ORDER)[number];
const SHOWN = 8;

interface Props {
  facets: DatasetPage['facets'] | undefined;
  list: ListParams;
}

export function Facets({ facets, list }: Props) {
  const texts = useTexts(datasetTexts);
  const { reset } = useTexts(common);
  const isNarrowed = ORDER.some((name) => list.value(name));
  return (
    <section aria-label={texts.filters}>
      <Flex vertical gap={16}>
        {isNarrowed && (
          <Button
            size="small"
            onClick={() => list.change(Object.fromEntries(ORDER.map((name) => [name, undefined])))}
          >
            {reset}
          </Button>
        )}
        {facets && ORDER.map((name) => <Facet key={name} name={name} counts={facets[name]} list={list} />)}
      </Flex>
    </section>
  );
}

/** On a phone the facets come when asked for, so that the list stands first. */
export function FacetsDrawer(props: Props) {
  const texts = useTexts(datasetTexts);
  const [isOpen, setOpen] = useState(false);
  const chosen = ORDER.filter((name) => props.list.value(name)).length;
  return (
    <div>
      <Badge count={chosen}>
        <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
          {texts.filters}
        </Button>
      </Badge>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={texts.filters} size={320}>
        <Facets {...props} />
      </Drawer>
    </div>
  );
}

interface FacetProps {
  name: FacetName;
  counts: { value: string; count: number }[];
  list: ListParams;
}

function Facet({ name, counts, list }: FacetProps) {
  const texts = useTexts(datasetTexts);
  const { number } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const chosen = list.value(name);
  // One value for all narrows nothing.
  if (counts.length < 2 && chosen === undefined) {
    return null;
  }
  const shown = isWhole ? counts : counts.slice(0, SHOWN);
  return (
    <div>
      <Typography.Title level={2} style={{ fontSize: 14, margin: '0 0 4px' }}>
        {texts.facets[name]}
      </Typography.Title>
      {shown.map(({ value, count }) => (
        <Choice
          key={value}
          isChosen={value === chosen}
          count={number(count)}
          onClick={() => list.change({ [name]: value === chosen ? undefined : value })}
        >
          <FacetValue name={name} value={value} />
        </Choice>
      ))}
      {counts.length > SHOWN && (
        <Button type="link" size="small" style={{ paddingInline: 8 }} onClick={() => setWhole(!isWhole)}>
          {isWhole ? texts.showLess : texts.showAll(number(counts.length))}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  isChosen: boolean;
  count: string;
  onClick: () => void;
  children: ReactNode;
}

function Choice({ isChosen, count, onClick, children }: ChoiceProps) {
  return (
    <Button
      type={isChosen ? 'primary' : 'text'}
      size="small"
      block
      aria-pressed={isChosen}
      onClick={onClick}
      style={{ height: 'auto', paddingBlock: 3, whiteSpace: 'normal' }}
    >
      <Flex justify="space-between" gap={8} style={{ width: '100%' }}>
        <span style={{ textAlign: 'start' }}>{children}</span>
        <span className="number">{count}</span>
      </Flex>
    </Button>
  );
}

function FacetValue({ name, value }: { name: FacetName; value: string }) {
  const texts = useTexts(datasetTexts);
  if (name === 'owner') {
    return <OrganisationName id={value} />;
  }
  const words: Record<string, string> = name === 'theme' ? {} : texts[name];
  return words[value] ?? value;
}
