// What happened, as a tag.
import type { Receipt } from '../api/types';
import { StatusTag } from '../components/status-tag';
import { useTexts } from '../texts/use-texts';
import { receiptTexts } from './texts';

export function ReceiptKind({ kind }: { kind: Receipt['kind'] }) {
  const { kinds } = useTexts(receiptTexts);
  return <StatusTag mood={kind === 'refusal' ? 'warning' : 'good'}>{kinds[kind]}</StatusTag>;
}
