// The type of a column as people say it.
import { useTexts } from '../texts/use-texts';
import { words } from './words';

type Types = (typeof words)['zh-CN']['types'];

/** `text(18)` as "text, at most 18 characters"; what is no known type stays as it is. */
export function typeText(type: string, types: Types): string {
  const [, name = '', sizes = ''] = /^(\w+)(?:\((.+)\))?$/.exec(type) ?? [];
  const [first, second = '0'] = sizes.split(',');
  switch (name) {
    case 'text':
      return first ? types.shortText(first) : types.text;
    case 'decimal':
      return types.decimal(first ?? '', second);
    case 'integer':
    case 'float':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return types[name];
    default:
      return type;
  }
}

export function useTypeText(): (type: string) => string {
  const { types } = useTexts(words);
  return (type) => typeText(type, types);
}
