// An entry of the catalogue to read: what art. 13 asks for, and its information items.
import { Descriptions, Flex, Table } from 'antd';
import type { CatalogueEntry, EntryItem } from '../api/types';
import { words } from '../datasets/words';
import { shareTexts } from '../shares/texts';
import { useSay, useTexts } from '../texts/use-texts';
import { fieldTexts } from './field-texts';
import { changeTexts } from './texts';

export function EntryView({ entry }: { entry: CatalogueEntry }) {
  return (
    <Flex vertical gap={16}>
      <Parts entry={entry} />
      <Items items={entry.items} />
    </Flex>
  );
}

function Parts({ entry }: { entry: CatalogueEntry }) {
  const texts = useTexts(changeTexts);
  const fields = useTexts(fieldTexts);
  const known = useTexts(words);
  const { modes } = useTexts(shareTexts);
  const say = useSay();
  const { parts } = texts;
  const place = [known.classes[entry.class], entry.item, entry.sub_item, entry.detail];
  const format = entry.format && `${fields.formatClasses[entry.format.class]} ${entry.format.kind}`;
  return (
    <Descriptions
      column={{ xs: 1, lg: 2 }}
      items={[
        { key: 'title', label: parts.title, children: say(entry.title) },
        { key: 'theme', label: parts.theme, children: say(entry.theme) },
        { key: 'summary', label: parts.summary, children: say(entry.summary), span: 'filled' },
        { key: 'place', label: parts.classification, children: place.filter(Boolean).join(' · ') },
        { key: 'format', label: parts.format, children: format ?? texts.none },
        { key: 'sharing', label: parts.sharing, children: known.sharing[entry.sharing] },
        {
          key: 'terms',
          label: parts.sharing_terms,
          children: entry.sharing_terms ? say(entry.sharing_terms) : texts.none,
        },
        {
          key: 'modes',
          label: parts.modes,
          children: (entry.modes ?? []).map((mode) => modes[mode]).join(' · '),
        },
        { key: 'cycle', label: parts.update_cycle, children: known.update_cycle[entry.update_cycle] },
        { key: 'open', label: parts.open, children: entry.open ? say(entry.open) : texts.none },
        { key: 'related', label: parts.related, children: (entry.related ?? []).join(', ') || '—' },
      ]}
    />
  );
}

function Items({ items }: { items: EntryItem[] }) {
  const texts = useTexts(fieldTexts);
  const known = useTexts(words);
  const say = useSay();
  return (
    <Table<EntryItem>
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowKey={(item) => item.name ?? ''}
      dataSource={items}
      columns={[
        { title: texts.itemTitle, render: (_, item) => say(item.title) },
        { title: texts.itemName, render: (_, item) => <span className="mono">{item.name}</span> },
        { title: texts.itemType, render: (_, item) => <span className="mono">{item.type}</span> },
        { title: texts.required, render: (_, item) => (item.required ? '✓' : '') },
        { title: texts.key, render: (_, item) => (item.key ? '✓' : '') },
        { title: texts.grade, render: (_, item) => known.grade[item.grade ?? 'general'] },
        { title: texts.personalClass, render: (_, item) => known.personal[item.personal ?? 'no'] },
      ]}
    />
  );
}
