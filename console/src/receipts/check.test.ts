import { beforeAll, describe, expect, it } from 'vitest';
import { check, isIncluded, sha256, type ReceiptFile } from './check';

type Bytes = Uint8Array<ArrayBuffer>;

const encode = (text: string) => new TextEncoder().encode(text);
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** The hash of a tree and the proof of a leaf, as RFC 9162 defines them in sections 2.1.1 and 2.1.3.1. */
async function root(leaves: Bytes[]): Promise<Bytes> {
  const [only] = leaves;
  if (leaves.length === 1 && only) {
    return only;
  }
  const cut = split(leaves.length);
  return sha256(new Uint8Array([1]), await root(leaves.slice(0, cut)), await root(leaves.slice(cut)));
}

async function path(index: number, leaves: Bytes[]): Promise<Bytes[]> {
  if (leaves.length === 1) {
    return [];
  }
  const cut = split(leaves.length);
  return index < cut
    ? [...(await path(index, leaves.slice(0, cut))), await root(leaves.slice(cut))]
    : [...(await path(index - cut, leaves.slice(cut))), await root(leaves.slice(0, cut))];
}

/** The largest power of two below the length. */
function split(length: number): number {
  let cut = 1;
  while (cut * 2 < length) {
    cut *= 2;
  }
  return cut;
}

const texts = Array.from({ length: 9 }, (_, place) => `{"id":"${place}","purpose":"核查"}`);
const leavesOf = (size: number) =>
  Promise.all(texts.slice(0, size).map((text) => sha256(new Uint8Array([0]), encode(text))));

it('finds every leaf of every tree in its place and in no other', async () => {
  for (let size = 1; size <= texts.length; size++) {
    const leaves = await leavesOf(size);
    const top = await root(leaves);
    for (const [index, leaf] of leaves.entries()) {
      const proof = await path(index, leaves);
      expect(await isIncluded(leaf, index, size, proof, top)).toBe(true);
      expect(await isIncluded(leaf, index + 1, size, proof, top)).toBe(false);
      expect(await isIncluded(leaf, index, size, [...proof, top], top)).toBe(false);
    }
  }
});

describe('a receipt file', () => {
  let file: ReceiptFile;
  let key: string;

  beforeAll(async () => {
    const leaves = await leavesOf(7);
    const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
    const bytes = new Uint8Array([
      1,
      ...new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    ]);
    const number = (await sha256(encode('city.example\n'), bytes)).slice(0, 4);
    const digits = Array.from(number, (byte) => byte.toString(16).padStart(2, '0')).join('');
    key = `city.example+${digits}+${base64(bytes)}\n`;
    const text = `city.example\n7\n${base64(await root(leaves))}\n`;
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, encode(text)));
    const signed = base64(new Uint8Array([...number, ...signature]));
    file = {
      receipt: texts[4] ?? '',
      index: 4,
      proof: (await path(4, leaves)).map(base64),
      checkpoint: `${text}\n— city.example ${signed}\n`,
    };
  });

  it('is good as it was given out', async () => {
    expect(await check(file, key)).toEqual({ result: 'good', index: 4, size: 7 });
  });

  it('is not good with another text, place or proof', async () => {
    const changes: Partial<ReceiptFile>[] = [
      { receipt: file.receipt.replace('核查', '抽查') },
      { index: 3 },
      { proof: file.proof.slice(1) },
      { proof: [...file.proof].reverse() },
    ];
    for (const change of changes) {
      expect(await check({ ...file, ...change }, key)).toEqual({ result: 'changed', what: 'receipt' });
    }
  });

  it('is not good with a checkpoint that was changed, or signed by somebody else', async () => {
    const grown = { ...file, checkpoint: file.checkpoint.replace('\n7\n', '\n8\n') };
    expect(await check(grown, key)).toEqual({ result: 'changed', what: 'signature' });
    const torn = { ...file, checkpoint: file.checkpoint.split('\n\n')[0] ?? '' };
    expect(await check(torn, key)).toEqual({ result: 'changed', what: 'checkpoint' });
    const other = key.replace('city.example', 'other.example');
    expect(await check(file, other)).toEqual({ result: 'changed', what: 'checkpoint' });
  });
});
