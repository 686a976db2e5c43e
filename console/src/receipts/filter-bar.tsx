// Which receipts are wanted.
import { Button, Flex, Input, Select } from 'antd';
import type { ListParams } from '../components/use-page-params';
import { OrganisationSelect } from '../organisations/organisation-select';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { FILTERS, KINDS } from './filters';
import { receiptTexts } from './texts';

export function FilterBar({ list }: { list: ListParams }) {
  const texts = useTexts(receiptTexts);
  const { reset } = useTexts(common);
  const organisation = list.value('organisation');
  const isNarrowed = FILTERS.some((name) => list.value(name));
  return (
    <Flex gap={8} wrap>
      <Select
        aria-label={texts.kind}
        style={{ width: 140 }}
        value={list.value('kind') ?? ''}
        options={[
          { value: '', label: texts.allKinds },
          ...KINDS.map((kind) => ({ value: kind, label: texts.kinds[kind] })),
        ]}
        onChange={(kind: string) => list.change({ kind })}
      />
      <div style={{ width: 220 }}>
        <OrganisationSelect
          label={texts.organisation}
          hint={texts.allOrganisations}
          {...(organisation ? { value: organisation } : {})}
          onChange={(organisation) => list.change({ organisation })}
        />
      </div>
      <Word list={list} name="dataset" hint={texts.dataset} />
      <Word list={list} name="grant" hint={texts.share} />
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {texts[name]}{' '}
          <Input
            type="date"
            style={{ width: 150 }}
            value={list.value(name) ?? ''}
            onChange={(event) => list.change({ [name]: event.target.value })}
          />
        </label>
      ))}
      {isNarrowed && (
        <Button onClick={() => list.change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>
          {reset}
        </Button>
      )}
    </Flex>
  );
}

/** A whole name or number; it is asked for when it is typed to the end. */
function Word({ list, name, hint }: { list: ListParams; name: 'dataset' | 'grant'; hint: string }) {
  const value = list.value(name) ?? '';
  const change = (text: string) => list.change({ [name]: text.trim() });
  return (
    <Input
      key={value}
      aria-label={hint}
      placeholder={hint}
      style={{ width: 180 }}
      defaultValue={value}
      allowClear
      onPressEnter={(event) => change(event.currentTarget.value)}
      onBlur={(event) => change(event.currentTarget.value)}
    />
  );
}
