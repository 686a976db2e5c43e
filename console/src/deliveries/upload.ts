// A file on its way to the server, part by part, so that one that breaks off goes on where it was.
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { Upload } from '../api/types';

/** Bytes of a part: small enough for the progress to move, large enough to be quick. */
export const PART_BYTES = 1 << 20;

/** The file cannot be read any more: it was changed or moved after it was chosen. */
export class FileGone extends Error {}

interface Sending {
  dataset: string;
  file: File;
  /** What is under way already, where the sending broke off. */
  begun: Upload | undefined;
  signal: AbortSignal;
  onProgress: (upload: Upload) => void;
}

/** Sends all of a file that the server does not have yet. */
export async function send({ dataset, file, begun, signal, onProgress }: Sending): Promise<Upload> {
  let upload = (begun && (await find(begun.id, signal))) ?? (await begin(dataset, file, signal));
  onProgress(upload);
  while (upload.received_bytes < file.size) {
    upload = await sendPart(upload, file, signal);
    onProgress(upload);
  }
  return upload;
}

/** The upload as the server has it; nothing when it was removed meanwhile. */
async function find(id: string, signal: AbortSignal): Promise<Upload | undefined> {
  try {
    return await ask(() => api.GET('/api/uploads/{id}', { params: { path: { id } }, signal }));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

function begin(dataset: string, file: File, signal: AbortSignal): Promise<Upload> {
  const params = { path: { name: dataset } };
  const body = { file_name: file.name, size_bytes: file.size };
  return ask(() => api.POST('/api/datasets/{name}/uploads', { params, body, signal }));
}

async function sendPart({ id, received_bytes: from }: Upload, file: File, signal: AbortSignal) {
  const part = await file
    .slice(from, from + PART_BYTES)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw new FileGone(file.name, { cause });
    });
  return ask(() =>
    api.PATCH('/api/uploads/{id}', {
      params: { path: { id }, header: { 'Upload-Offset': from } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new File([part], file.name),
      bodySerializer: (bytes) => bytes,
      signal,
    }),
  );
}
