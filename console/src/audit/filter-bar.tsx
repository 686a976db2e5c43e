// What of the audit trail is wanted.
import { Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { useDebounced } from '../components/use-debounced';
import type { ListParams } from '../components/use-page-params';
import { usePeople } from '../people/queries';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { OrganisationSelect } from '../organisations/organisation-select';
import { FILTERS } from './filters';
import { useAuditActions } from './queries';
import { auditTexts } from './texts';

export function FilterBar({ list }: { list: ListParams }) {
  const texts = useTexts(auditTexts);
  const { reset } = useTexts(common);
  const say = useSay();
  const actions = (useAuditActions().data ?? []).map(({ action, title }) => ({
    value: action,
    label: say(title),
  }));
  const organisation = list.value('organisation');
  const isNarrowed = FILTERS.some((name) => list.value(name));
  return (
    <Flex gap={8} wrap>
      <PersonFilter list={list} />
      <div style={{ width: 220 }}>
        <OrganisationSelect
          label={texts.organisation}
          hint={texts.allOrganisations}
          {...(organisation ? { value: organisation } : {})}
          onChange={(organisation) => list.change({ organisation })}
        />
      </div>
      <Select
        aria-label={texts.action}
        style={{ width: 220 }}
        value={list.value('action') ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: texts.allActions }, ...actions]}
        onChange={(action: string) => list.change({ action })}
      />
      <Select
        aria-label={texts.result}
        style={{ width: 130 }}
        value={list.value('allowed') ?? ''}
        options={[
          { value: '', label: texts.allResults },
          { value: 'true', label: texts.allowed },
          { value: 'false', label: texts.refused },
        ]}
        onChange={(allowed: string) => list.change({ allowed })}
      />
      <Input
        key={list.value('resource') ?? ''}
        aria-label={texts.resourceHint}
        placeholder={texts.resourceHint}
        style={{ width: 200 }}
        defaultValue={list.value('resource') ?? ''}
        allowClear
        onPressEnter={(event) => list.change({ resource: event.currentTarget.value.trim() })}
        onBlur={(event) => list.change({ resource: event.currentTarget.value.trim() })}
      />
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

const SHOWN = 50;

function PersonFilter({ list }: { list: ListParams }) {
  const texts = useTexts(auditTexts);
  const [words, setWords] = useState('');
  const q = useDebounced(words);
  const people = usePeople({ page: 1, page_size: SHOWN, ...(q ? { q } : {}) });
  const options =
    people.data?.items.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })) ?? [];
  return (
    <Select
      aria-label={texts.who}
      style={{ width: 220 }}
      value={list.value('person') ?? ''}
      showSearch={{ filterOption: false, onSearch: setWords }}
      options={[{ value: '', label: texts.allPeople }, ...options]}
      onChange={(person: string) => list.change({ person })}
    />
  );
}
