import { describe, expect, it } from 'vitest';
import type { RepoUrlReason } from '../../src/1-acquire/parse-repo-url.ts';
import type { ModelReason } from '../../src/language-model/model-failure.ts';
import { reasons as english, type ReasonTexts } from '../../src/messages/en/reasons.ts';
import { reasons as turkish } from '../../src/messages/tr/reasons.ts';
import type { OutboundReason } from '../../src/network/index.ts';

type ReasonInUse = RepoUrlReason | OutboundReason | ModelReason | RequestReason;

/** Given by the conductor and by `verify`. */
type RequestReason = 'no-match' | 'not-a-wiki' | 'local-wiki';

// Both directions are checked by the compiler: no reason without a text, no text without a reason.
const texts: Readonly<Record<ReasonInUse, string>> = english;
const inUse = texts satisfies ReasonTexts;

describe('a reason', () => {
  it.each(Object.keys(inUse) as ReasonInUse[])('%s has a phrase in each language', (key) => {
    for (const phrase of [english[key], turkish[key]]) expect(phrase).toMatch(/^\p{Ll}.*[^.!]$/u);
  });
});
