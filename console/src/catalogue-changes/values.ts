// Between an entry on the wire and what its form holds: the form has a switch for what may be left out.
import type { CatalogueEntry, ChangeStatement } from '../api/types';

export interface FormEntry extends Omit<CatalogueEntry, 'format' | 'open' | 'sharing_terms'> {
  format?: Partial<NonNullable<CatalogueEntry['format']>>;
  is_open: boolean;
  open?: { zh?: string; en?: string };
  sharing_terms?: { zh?: string; en?: string };
}

/** What a new entry begins with. */
export const BLANK: CatalogueEntry = {
  title: { zh: '', en: '' },
  summary: { zh: '', en: '' },
  class: 'department',
  item: '',
  sub_item: '',
  detail: '',
  theme: { zh: '', en: '' },
  sharing: 'conditional',
  update_cycle: 'monthly',
  modes: ['interface'],
  related: [],
  items: [{ name: '', title: { zh: '', en: '' }, type: 'text(50)' }],
};

export function toForm(entry: CatalogueEntry): FormEntry {
  const { format, open, sharing_terms: terms, ...rest } = entry;
  return {
    ...rest,
    is_open: Boolean(open),
    ...(format ? { format } : {}),
    ...(open ? { open } : {}),
    ...(terms ? { sharing_terms: terms } : {}),
  };
}

/** `before` is what the form began with: an English text goes with its Chinese one, and is dropped when that changes. */
export function fromForm(form: FormEntry, before?: FormEntry): CatalogueEntry {
  const { format, is_open: isOpen, open, sharing_terms: terms, ...rest } = form;
  return {
    ...rest,
    title: both(rest.title),
    summary: both(rest.summary, before?.summary),
    theme: both(rest.theme, before?.theme),
    items: rest.items.map((item) => ({
      ...item,
      name: item.name ?? '',
      title: both(item.title, titleOf(item.name, before)),
    })),
    ...(rest.sharing === 'unconditional' ? {} : { sharing_terms: both(terms, before?.sharing_terms) }),
    ...(isOpen ? { open: both(open, before?.open) } : {}),
    ...(format?.class ? { format: { class: format.class, kind: format.kind ?? '' } } : {}),
  };
}

/** What was cleared is left out: an empty day is no day. */
export function statementFromForm({ cause_on: on, ...form }: ChangeStatement): ChangeStatement {
  return { ...form, ...(on ? { cause_on: on } : {}) };
}

type FormText = { zh?: string; en?: string } | undefined;

function both(text: FormText, before: FormText = text): { zh: string; en: string } {
  const zh = text?.zh ?? '';
  return { zh, en: zh === before?.zh ? (text?.en ?? '') : '' };
}

function titleOf(name: string | undefined, before: FormEntry | undefined): FormText {
  return before?.items.find((item) => item.name === name)?.title;
}
