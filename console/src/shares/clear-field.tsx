// Which personal columns are needed as they are; the others come masked.
import { Form, Select } from 'antd';
import type { Share } from '../api/types';
import { useTexts } from '../texts/use-texts';
import { shareTexts } from './texts';

type Scope = Share['application']['scope'];

/** Offers, of these columns, those that were chosen in the same form. */
export function ClearField({ of }: { of: { value: string; label: string }[] }) {
  const texts = useTexts(shareTexts);
  const form = Form.useFormInstance<{ columns?: string[] }>();
  const columns = Form.useWatch('columns', form) ?? [];
  const offered = of.filter(({ value }) => columns.includes(value));
  if (offered.length === 0) {
    return null;
  }
  return (
    <Form.Item name="clear" label={texts.clear} extra={texts.clearHint}>
      <Select mode="multiple" options={offered} />
    </Form.Item>
  );
}

/** The columns of a scope, with those that come as they are. */
export function columnsOf(columns: string[], clear: string[] = []): Pick<Scope, 'columns' | 'shown'> {
  const wanted = clear.filter((name) => columns.includes(name));
  return wanted.length > 0
    ? { columns, shown: Object.fromEntries(wanted.map((name) => [name, 'clear' as const])) }
    : { columns };
}

/** Names of the columns that are said to come as they are. */
export function clearOf({ shown }: Scope): string[] {
  return Object.keys(shown ?? {}).filter((name) => shown?.[name] === 'clear');
}
