import type { Secret } from '@orionwiki/core';

/** Secrets of the requests and runs that are alive, and their removal from text. */
export interface SecretRegistry {
  /** Remembers secrets until the returned function is called; calling it twice is safe. */
  hold(secrets: readonly Secret[]): () => void;
  /** The text with every live secret replaced, in whatever common encoding it stands there. */
  readonly scrub: (text: string) => string;
}

/** What stands in place of a secret. */
const REDACTED = '[secret]';

/** Shorter values would blot out ordinary words; no host or provider issues tokens this short. */
const MIN_SECRET_LENGTH = 4;

/** Shortest piece of a base64 text that is searched for. */
const MIN_FRAGMENT_LENGTH = 6;

/** A registry for one process. */
export function createSecretRegistry(): SecretRegistry {
  const holders = new Map<string, { spellings: readonly string[]; count: number }>();
  return {
    hold(secrets) {
      const values = secrets.map((secret) => secret.reveal()).filter((value) => value.length >= MIN_SECRET_LENGTH);
      for (const value of values) {
        const held = holders.get(value);
        if (held) held.count++;
        else holders.set(value, { spellings: spellingsOf(value), count: 1 });
      }
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        for (const value of values) release(holders, value);
      };
    },
    scrub(text) {
      let clean = text;
      for (const { spellings } of holders.values()) {
        for (const spelling of spellings) {
          if (clean.includes(spelling)) clean = clean.replaceAll(spelling, REDACTED);
        }
      }
      return clean;
    },
  };
}

function release(holders: Map<string, { count: number }>, value: string): void {
  const held = holders.get(value);
  if (!held) return;
  held.count--;
  if (held.count === 0) holders.delete(value);
}

/** Every form in which a value is met in texts, longest first, so that no rest of a longer form remains. */
function spellingsOf(value: string): readonly string[] {
  const forms = new Set([
    value,
    encodeURIComponent(value),
    encodeURI(value),
    new URLSearchParams([['', value]]).toString().slice(1),
    JSON.stringify(value).slice(1, -1),
    JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1),
    Buffer.from(value).toString('hex'),
    ...base64Fragments(value),
  ]);
  return [...forms].filter((form) => form.length >= MIN_SECRET_LENGTH).sort((a, b) => b.length - a.length);
}

/**
 * The parts of a base64 text that depend on the value alone, for each of the three ways it can be aligned behind an
 * unknown prefix: finds the value in `base64(user:value)` for any user.
 */
function base64Fragments(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const fragments: string[] = [];
  for (let offset = 0; offset < 3; offset++) {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const start = offset === 0 ? 0 : offset + 1;
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    const fragment = encoded.slice(start, end);
    if (fragment.length < MIN_FRAGMENT_LENGTH) continue;
    fragments.push(fragment, fragment.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return fragments;
}
