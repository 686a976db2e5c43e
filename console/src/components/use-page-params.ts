// The state of a list lives in the address: a link shows the same list to somebody else, and "back" works.
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface PageParams {
  page: number;
  page_size: number;
}

const SIZE = 20;

export interface ListParams {
  paging: PageParams;
  /** A filter's value; absent when it is not set. */
  value: (name: string) => string | undefined;
  /** Sets filters and goes to the first page; an absent value clears. */
  change: (values: Record<string, string | undefined>) => void;
  /** Turns to a page. */
  turn: (page: number, size: number) => void;
}

export function usePageParams(): ListParams {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (values: Record<string, string | undefined>) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>({ ...values, page: undefined })) {
          if (value) {
            after.set(name, value);
          } else {
            after.delete(name);
          }
        }
        return after;
      }),
    [setParams],
  );
  const turn = useCallback(
    (page: number, size: number) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        after.set('page', String(page));
        after.set('page_size', String(size));
        return after;
      }),
    [setParams],
  );
  return {
    paging: { page: whole(params.get('page'), 1), page_size: whole(params.get('page_size'), SIZE) },
    value: (name) => params.get(name) ?? undefined,
    change,
    turn,
  };
}

function whole(text: string | null, otherwise: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}
