// What the text of a receipt says; what is not known is not there.
import type { Receipt } from '../api/types';

export interface ReceiptText {
  at: string;
  kind: Receipt['kind'];
  door: 'interface' | 'batch' | 'file' | 'command-line';
  organisation?: string;
  purpose?: string;
  case?: string;
  grant?: string;
  tables: { dataset: string; version?: number }[];
  rows?: number;
  answer_sha256?: string;
}

/** Reads the leaf's text, which the server has written. */
export function readReceipt(text: string): ReceiptText {
  const said = JSON.parse(text) as Omit<ReceiptText, 'tables'> & Partial<Pick<ReceiptText, 'tables'>>;
  return { ...said, tables: said.tables ?? [] };
}
