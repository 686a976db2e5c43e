// Excel files as departments hand them over: a title above the header, a header of their own, a slip in a row.
import type { APIRequestContext } from '@playwright/test';
import writeXlsxFile from 'write-excel-file/node';
import type { components } from '../src/api/schema';
import { cellText } from '../src/components/values';

type Dataset = components['schemas']['Dataset'];
type Answer = components['schemas']['QueryAnswer'];

export interface Register {
  /** Headers in the order of the cells. */
  headers: string[];
  rows: (string | null)[][];
}

/** The first rows of a dataset of one's own, as its department would keep them in Excel. */
export async function registerOf(request: APIRequestContext, dataset: string): Promise<Register> {
  const address = `/api/datasets/${dataset}`;
  const contract = (await (await request.get(address)).json()) as Dataset;
  const answer = (await (await request.get(`${address}/rows?rows_max=40`)).json()) as Answer;
  const titles = new Map(contract.columns.map((column) => [column.name, column.title.zh]));
  return {
    headers: answer.columns.map(({ name }) => titles.get(name) ?? name),
    rows: answer.rows.map((row) => row.map((value) => (value === null ? null : cellText(value)))),
  };
}

/** A copy of a register in which one cell is another. */
export function withCell(register: Register, row: number, header: string, value: string): Register {
  const column = register.headers.indexOf(header);
  const rows = register.rows.map((cells, index) =>
    index === row ? cells.map((cell, at) => (at === column ? value : cell)) : cells,
  );
  return { headers: register.headers, rows };
}

export function withHeader(register: Register, header: string, other: string): Register {
  return { ...register, headers: register.headers.map((known) => (known === header ? other : known)) };
}

/** The file, ready to be chosen. */
export async function workbook(name: string, title: string, { headers, rows }: Register) {
  const text = (value: string | null) => (value === null ? null : { value, type: String });
  const buffer = await writeXlsxFile([
    [text(title)],
    headers.map(text),
    ...rows.map((row) => row.map(text)),
  ]).toBuffer();
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer };
}
