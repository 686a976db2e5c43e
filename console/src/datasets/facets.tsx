// Counts by which the catalogue is narrowed; the server counts, the address remembers the choice.
import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Flex, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import type { DatasetPage } from '../api/types';
import type { ListParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { Choice } from './choice';
import { OwnerFacet } from './owner-facet';
import { datasetTexts } from './texts';

/** Filters that the facets set, in the order in which they stand. */
export const FACETS = ['owner', 'health', 'theme', 'sharing', 'update_cycle', 'origin', 'state'] as const;
type FacetName = Exclude<(typeof FACETS)[number], 'owner'>;
type Counts = DatasetPage['facets'][FacetName];
const SHOWN = 8;

interface Props {
  facets: DatasetPage['facets'] | undefined;
  list: ListParams;
}

export function Facets({ facets, list }: Props) {
  const texts = useTexts(datasetTexts);
  const { reset } = useTexts(common);
  const isNarrowed = FACETS.some((name) => list.value(name));
  return (
    <section aria-label={texts.filters}>
      <Flex vertical gap={16}>
        {isNarrowed && (
          <Button
            size="small"
            onClick={() => list.change(Object.fromEntries(FACETS.map((name) => [name, undefined])))}
          >
            {reset}
          </Button>
        )}
        {facets &&
          FACETS.map((name) =>
            name === 'owner' ? (
              <FacetFrame key={name} title={texts.facets.owner}>
                <OwnerFacet
                  counts={facets.owner}
                  chosen={list.value('owner')}
                  choose={(owner) => list.change({ owner })}
                />
              </FacetFrame>
            ) : (
              <Facet key={name} name={name} counts={facets[name]} list={list} />
            ),
          )}
      </Flex>
    </section>
  );
}

/** On a phone the facets come when asked for, so that the list stands first. */
export function FacetsDrawer(props: Props) {
  const texts = useTexts(datasetTexts);
  const [isOpen, setOpen] = useState(false);
  const chosen = FACETS.filter((name) => props.list.value(name)).length;
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

function FacetFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography.Title level={2} style={{ fontSize: 14, margin: '0 0 4px' }}>
        {title}
      </Typography.Title>
      {children}
    </div>
  );
}

interface FacetProps {
  name: FacetName;
  counts: Counts;
  list: ListParams;
}

function Facet({ name, counts, list }: FacetProps) {
  const texts = useTexts(datasetTexts);
  const say = useSay();
  const { number } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const chosen = list.value(name);
  const words: Record<string, string> = name === 'theme' ? {} : texts[name];
  // One value for all narrows nothing.
  if (counts.length < 2 && chosen === undefined) {
    return null;
  }
  // What was chosen stays, so that the choice can be taken back.
  const isLost = chosen !== undefined && !counts.some(({ value }) => value === chosen);
  const all = isLost ? [{ value: chosen, title: null, count: 0 }, ...counts] : counts;
  const shown = isWhole ? all : all.slice(0, SHOWN);
  return (
    <FacetFrame title={texts.facets[name]}>
      {shown.map(({ value, title, count }) => (
        <Choice
          key={value}
          isChosen={value === chosen}
          count={number(count)}
          onClick={() => list.change({ [name]: value === chosen ? undefined : value })}
        >
          {title ? say(title) : (words[value] ?? value)}
        </Choice>
      ))}
      {counts.length > SHOWN && (
        <Button type="link" size="small" style={{ paddingInline: 8 }} onClick={() => setWhole(!isWhole)}>
          {isWhole ? texts.showLess : texts.showAll(number(counts.length))}
        </Button>
      )}
    </FacetFrame>
  );
}
