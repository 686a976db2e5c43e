import { afterEach, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import type { Upload } from '../api/types';
import { FileGone, PART_BYTES, send } from './upload';

const SIZE = PART_BYTES + 3;
const file = new File([new Uint8Array(SIZE)], '台账.xlsx');

function upload(received_bytes: number): Upload {
  const expires_at = '2020-06-16T00:00:00Z';
  return { id: 'u', dataset: 'd', file_name: file.name, size_bytes: SIZE, received_bytes, expires_at };
}

/** The requests that were sent, as words; each is answered in turn. */
function answerWith(...answers: [number, object][]): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    const path = new URL(request.url).pathname;
    asked.push(`${request.method} ${path} ${request.headers.get('upload-offset') ?? ''}`.trim());
    const [status, body] = answers.shift() ?? [500, {}];
    const headers = { 'content-type': 'application/json' };
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
  });
  return asked;
}

function sending(begun?: Upload, chosen = file) {
  const told: number[] = [];
  const done = send({
    dataset: 'd',
    file: chosen,
    begun,
    signal: new AbortController().signal,
    onProgress: ({ received_bytes }) => told.push(received_bytes),
  });
  return { done, told };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('sends a file part by part, and tells how far it is', async () => {
  const asked = answerWith([201, upload(0)], [200, upload(PART_BYTES)], [200, upload(SIZE)]);
  const { done, told } = sending();
  await expect(done).resolves.toMatchObject({ received_bytes: SIZE });
  expect(asked).toEqual([
    'POST /api/datasets/d/uploads',
    'PATCH /api/uploads/u 0',
    `PATCH /api/uploads/u ${PART_BYTES}`,
  ]);
  expect(told).toEqual([0, PART_BYTES, SIZE]);
});

it('goes on where the server has it, whatever arrived meanwhile', async () => {
  const asked = answerWith([200, upload(PART_BYTES)], [200, upload(SIZE)]);
  await sending(upload(0)).done;
  expect(asked).toEqual(['GET /api/uploads/u', `PATCH /api/uploads/u ${PART_BYTES}`]);
});

it('begins anew when the server has forgotten the upload', async () => {
  const asked = answerWith([404, {}], [201, upload(0)], [200, upload(SIZE)]);
  await sending(upload(PART_BYTES)).done;
  expect(asked[1]).toBe('POST /api/datasets/d/uploads');
});

it('stops at what the server says', async () => {
  answerWith([413, { code: 'files.too_large' }]);
  await expect(sending().done).rejects.toMatchObject({ status: 413, code: 'files.too_large' });
  answerWith([201, upload(0)], [507, {}]);
  await expect(sending().done).rejects.toBeInstanceOf(Problem);
});

it('tells a file that changed on the disk from a server that does not answer', async () => {
  answerWith([201, upload(0)]);
  const gone = new File(['x'], '台账.xlsx');
  vi.spyOn(gone, 'slice').mockReturnValue({
    arrayBuffer: () => Promise.reject(new DOMException('changed', 'NotReadableError')),
  } as unknown as Blob);
  await expect(sending(undefined, gone).done).rejects.toBeInstanceOf(FileGone);
});
