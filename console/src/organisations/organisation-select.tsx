// Choosing an organisation among thousands: the server searches while the name is typed.
import { Select } from 'antd';
import { useState } from 'react';
import { useDebounced } from '../components/use-debounced';
import { useSay, useTexts } from '../texts/use-texts';
import { useOrganisation, useOrganisations } from './queries';
import { organisationTexts } from './texts';

const SHOWN = 50;

interface Props {
  /** Given by the form. */
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  /** What the choice is called, outside a form. */
  label?: string;
  /** What stands there while nothing is chosen. */
  hint?: string;
}

export function OrganisationSelect({ id, value, onChange, label, hint }: Props) {
  const texts = useTexts(organisationTexts);
  const say = useSay();
  const [words, setWords] = useState('');
  const q = useDebounced(words);
  const found = useOrganisations({ page: 1, page_size: SHOWN, ...(q ? { q } : {}) });
  const chosen = useOrganisation(value).data?.organisation;
  const organisations = found.data?.items ?? [];
  const listed =
    chosen && !organisations.some((one) => one.id === chosen.id) ? [chosen, ...organisations] : organisations;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      placeholder={hint ?? texts.searchHint}
      style={{ width: '100%' }}
      loading={found.isFetching}
      options={listed.map((one) => ({ value: one.id, label: say(one.name) }))}
      onChange={(next: string | undefined) => onChange?.(next)}
    />
  );
}
