// Checks a receipt file in the browser, with nothing but WebCrypto and the public key of the log: the hash of its text, its
// proof (RFC 9162, section 2.1.3.2), and the signature of the checkpoint (C2SP signed-note, Ed25519).

export interface ReceiptFile {
  receipt: string;
  index: number;
  proof: string[];
  checkpoint: string;
}

/** What a check came to. */
export type Checked =
  | { result: 'good'; index: number; size: number }
  | { result: 'changed'; what: 'checkpoint' | 'signature' | 'receipt' }
  /** This browser cannot check Ed25519, or the page came by plain HTTP, where browsers offer no cryptography. */
  | { result: 'unable' };

const ED25519 = 1;
const KEY_LENGTH = 33;
const HASH_LENGTH = 32;
const NUMBER_LENGTH = 4;

/** Checks a file against the public key of the log, one line: `name+number+key`. */
export async function check(file: ReceiptFile, keyLine: string): Promise<Checked> {
  if (!isAble()) {
    return { result: 'unable' };
  }
  const checkpoint = readCheckpoint(file.checkpoint);
  const key = await readKey(keyLine);
  if (!checkpoint || !key) {
    return { result: 'changed', what: 'checkpoint' };
  }
  if (checkpoint.name !== key.name) {
    return { result: 'changed', what: 'checkpoint' };
  }
  const signed = await isSigned(checkpoint, key);
  if (signed === undefined) {
    return { result: 'unable' };
  }
  if (!signed) {
    return { result: 'changed', what: 'signature' };
  }
  const leaf = await sha256(new Uint8Array([0]), new TextEncoder().encode(file.receipt));
  const proof = file.proof.map(bytesOf);
  const held = await isIncluded(leaf, file.index, checkpoint.size, proof, checkpoint.root);
  return held
    ? { result: 'good', index: file.index, size: checkpoint.size }
    : { result: 'changed', what: 'receipt' };
}

/** Whether the browser offers cryptography to this page at all; its types say that it always does. */
function isAble(): boolean {
  const offered: Partial<Crypto> = globalThis.crypto;
  return offered.subtle !== undefined;
}

interface Checkpoint {
  name: string;
  size: number;
  root: Uint8Array<ArrayBuffer>;
  /** The text that is signed. */
  text: string;
  signatures: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
}

/** A signed note of three lines (C2SP tlog-checkpoint): name of the log, size, root. */
function readCheckpoint(note: string): Checkpoint | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) {
    return undefined;
  }
  const text = note.slice(0, end + 1);
  const [name = '', size = '', root = '', ...rest] = text.split('\n');
  const rootBytes = bytesOf(root);
  if (rest.length !== 1 || rest[0] !== '' || !/^\d{1,15}$/.test(size) || rootBytes.length !== HASH_LENGTH) {
    return undefined;
  }
  const lines = note
    .slice(end + 2)
    .split('\n')
    .filter(Boolean);
  const signatures = lines.map((line) => {
    const [mark, signer = '', signature = ''] = line.split(' ');
    return { name: mark === '—' ? signer : '', bytes: bytesOf(signature) };
  });
  return { name, size: Number(size), root: rootBytes, text, signatures };
}

interface Key {
  name: string;
  number: Uint8Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The key, if its number is the one that its name and bytes make. */
async function readKey(line: string): Promise<Key | undefined> {
  const [name = '', number = '', ...rest] = line.trim().split('+');
  const bytes = bytesOf(rest.join('+'));
  if (bytes.length !== KEY_LENGTH || bytes[0] !== ED25519) {
    return undefined;
  }
  const digest = await sha256(new TextEncoder().encode(`${name}\n`), bytes);
  const made = digest.slice(0, NUMBER_LENGTH);
  return hex(made) === number ? { name, number: made, bytes: bytes.slice(1) } : undefined;
}

/** Whether the key has signed the checkpoint; nothing if the browser knows no Ed25519. */
async function isSigned(checkpoint: Checkpoint, key: Key): Promise<boolean | undefined> {
  const algorithm = { name: 'Ed25519' };
  const imported = await crypto.subtle
    .importKey('raw', key.bytes, algorithm, false, ['verify'])
    .catch(() => undefined);
  if (!imported) {
    return undefined;
  }
  const text = new TextEncoder().encode(checkpoint.text);
  for (const { name, bytes } of checkpoint.signatures) {
    const isOfKey = name === key.name && isSame(bytes.slice(0, NUMBER_LENGTH), key.number);
    if (isOfKey && (await crypto.subtle.verify(algorithm, imported, bytes.slice(NUMBER_LENGTH), text))) {
      return true;
    }
  }
  return false;
}

/** Whether the leaf at a place is in the tree of so many leaves with this root (RFC 9162, section 2.1.3.2). */
export async function isIncluded(
  leaf: Uint8Array<ArrayBuffer>,
  index: number,
  size: number,
  proof: Uint8Array<ArrayBuffer>[],
  root: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    return false;
  }
  let [here, last, node] = [index, size - 1, leaf];
  // Numbers beyond 32 bits are halved, not shifted.
  const half = (number: number) => Math.floor(number / 2);
  for (const sibling of proof) {
    if (last === 0) {
      return false;
    }
    if (here % 2 === 1 || here === last) {
      node = await sha256(new Uint8Array([1]), sibling, node);
      while (here % 2 === 0 && here !== 0) {
        [here, last] = [half(here), half(last)];
      }
    } else {
      node = await sha256(new Uint8Array([1]), node, sibling);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && isSame(node, root);
}

export async function sha256(...parts: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

/** The bytes of a base64 text; none where it is not one. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
