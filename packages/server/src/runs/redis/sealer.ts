import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import type { RunId } from '../run-engine.ts';
import type { SealKey } from './seal-keys.ts';

/** Where a sealed value belongs: it cannot be opened as anything else. */
export interface SealedPlace {
  readonly runId: RunId;
  /** What the value is, for example `order` or `event`. */
  readonly field: string;
}

/** A value as bytes: version, length and name of the key, salt, nonce, tag, ciphertext. */
export type Sealed = Buffer;

/** Form of the bytes; a later form gets another number. */
const VERSION = 1;

/** @source NIST SP 800-38D: GCM works best with nonces of 96 bits and tags of 128 */
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Size of an opened value at most: above every wiki, so that a broken value cannot fill the memory. */
const MAX_OPENED_BYTES = 256 * 1024 * 1024;

/** Packed values up to this size are opened at once: a detour through a thread takes longer. */
const SMALL_BYTES = 16 * 1024;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/**
 * Makes values unreadable for whoever looks into the store: compressed, then encrypted with AES-256-GCM under a key of
 * their own, which is derived from a key of the ring, a random salt, and the place. @source server.md: sealed payloads
 */
export class Sealer {
  readonly #keys: readonly [SealKey, ...SealKey[]];

  /** The first key seals, all of them open. */
  constructor(keys: readonly SealKey[]) {
    const [first, ...others] = keys;
    if (!first) throw new TypeError('a sealer needs a key');
    this.#keys = [first, ...others];
  }

  /** Seals a small value at once. */
  seal(place: SealedPlace, value: unknown): Sealed {
    return this.#encrypt(place, zstdCompressSync(JSON.stringify(value)));
  }

  /** Seals a value whose compression may take a while beside the event loop. */
  async sealLarge(place: SealedPlace, value: unknown): Promise<Sealed> {
    return this.#encrypt(place, await compress(JSON.stringify(value)));
  }

  /** The value. Rejects when it was sealed for another place, with an unknown key, or was changed. */
  async open<T>(place: SealedPlace, sealed: Sealed): Promise<T> {
    const packed = this.#decrypt(place, sealed);
    const limits = { maxOutputLength: MAX_OPENED_BYTES };
    const bytes = packed.length <= SMALL_BYTES ? zstdDecompressSync(packed, limits) : await decompress(packed, limits);
    return JSON.parse(bytes.toString());
  }

  /** A name for `text` that tells nothing of it, in the spelling of each key, the sealing one first. */
  hiddenNames({ runId, field }: SealedPlace, text: string): readonly [string, ...string[]] {
    const name = ({ key }: SealKey): string =>
      createHmac('sha256', key).update(`${field}|${runId}|${text}`).digest('base64url');
    const [first, ...others] = this.#keys;
    return [name(first), ...others.map(name)];
  }

  #encrypt(place: SealedPlace, plain: Buffer): Sealed {
    const [key] = this.#keys;
    const salt = randomBytes(SALT_BYTES);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', derive(key, salt, place), nonce);
    cipher.setAAD(belongsTo(key.id, place));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    const id = Buffer.from(key.id);
    return Buffer.concat([Buffer.of(VERSION, id.length), id, salt, nonce, cipher.getAuthTag(), body]);
  }

  #decrypt(place: SealedPlace, sealed: Sealed): Buffer {
    const [version, idLength = 0] = sealed;
    if (version !== VERSION) throw new Error('a sealed value has an unknown form');
    const id = sealed.subarray(2, 2 + idLength).toString();
    const key = this.#keys.find((one) => one.id === id);
    if (!key) throw new Error('a sealed value needs a key that is not in SEAL_KEYS');
    const nonceAt = 2 + idLength + SALT_BYTES;
    const tagAt = nonceAt + NONCE_BYTES;
    const bodyAt = tagAt + TAG_BYTES;
    const salt = sealed.subarray(2 + idLength, nonceAt);
    const nonce = sealed.subarray(nonceAt, tagAt);
    const decipher = createDecipheriv('aes-256-gcm', derive(key, salt, place), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(belongsTo(key.id, place));
    decipher.setAuthTag(sealed.subarray(tagAt, bodyAt));
    return Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()]);
  }
}

function derive({ key }: SealKey, salt: Buffer, { field, runId }: SealedPlace): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `${field}|${runId}`, 32));
}

function belongsTo(keyId: string, { field, runId }: SealedPlace): Buffer {
  return Buffer.from([VERSION, keyId, field, runId].join('|'));
}
