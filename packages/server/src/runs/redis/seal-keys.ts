import { createSecretKey, type KeyObject } from 'node:crypto';

/** A key from which the keys of sealed values are derived. Printing it shows nothing. */
export interface SealKey {
  /** Name that stands, readable, in front of what this key has sealed. */
  readonly id: string;
  readonly key: KeyObject;
}

/** Bytes of a key: as many as the cipher's own keys have. */
const KEY_BYTES = 32;

/**
 * Reads `k2:base64,k1:base64`; undefined when a part is not a name and 32 bytes, or a name is used twice. The text is not
 * kept.
 */
export function parseSealKeys(text: string): readonly SealKey[] | undefined {
  const keys: SealKey[] = [];
  for (const part of text.split(',')) {
    const [, id = '', encoded = ''] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=?)\s*$/.exec(part) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length !== KEY_BYTES || keys.some((known) => known.id === id)) return undefined;
    keys.push({ id, key: createSecretKey(bytes) });
  }
  return keys;
}
