// Files to the reader's disk: fetched, so that what goes wrong is told in words and not saved as a file.
import { askForFile } from './client';

export async function download(path: string, fallbackName: string, init?: RequestInit): Promise<Response> {
  const response = await askForFile(path, init);
  const name = fileName(response.headers.get('content-disposition')) ?? fallbackName;
  save(await response.blob(), name);
  return response;
}

/** Offers bytes as a file. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The name in a `Content-Disposition` header as the server writes it (RFC 8187). */
export function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}
