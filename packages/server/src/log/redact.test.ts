import { Secret } from '@orionwiki/core';
import { describe, expect, test } from 'vitest';
import { createSecretRegistry } from './redact.ts';

const VALUE = 'glpat-A/b+c="9';

describe('a held secret', () => {
  const registry = createSecretRegistry();
  registry.hold([new Secret(VALUE)]);

  test.each<readonly [string, string]>([
    ['plain', VALUE],
    ['percent-encoded', encodeURIComponent(VALUE)],
    ['in a form', new URLSearchParams({ a: VALUE }).toString()],
    ['in JSON', JSON.stringify({ a: VALUE })],
    ['in JSON within JSON', JSON.stringify(JSON.stringify({ a: VALUE }))],
    ['in hex', Buffer.from(VALUE).toString('hex')],
    ['in base64', Buffer.from(VALUE).toString('base64')],
    ['in base64 for addresses', Buffer.from(VALUE).toString('base64url')],
    ...['', 'a', 'ab', 'abc', 'x-access-token', 'oauth2'].map(
      (user) =>
        [`as the password of “${user}”`, `Basic ${Buffer.from(`${user}:${VALUE}`).toString('base64')}`] as const,
    ),
  ])('is taken out when it stands there %s', (_title, text) => {
    const clean = registry.scrub(`before ${text} after`);
    expect(clean).toContain('[secret]');
    expect(clean).toMatch(/^before .*after$/);
    expect(clean).not.toContain(VALUE.slice(0, 9));
    expect(clean).not.toContain(Buffer.from(VALUE).toString('base64').slice(3, 12));
  });

  test('leaves other text as it is', () => {
    expect(registry.scrub('nothing here')).toBe('nothing here');
  });
});

test('a secret held twice stays known until both have let go', () => {
  const registry = createSecretRegistry();
  const first = registry.hold([new Secret('abcdef')]);
  const second = registry.hold([new Secret('abcdef')]);
  first();
  first();
  expect(registry.scrub('abcdef')).toBe('[secret]');
  second();
  expect(registry.scrub('abcdef')).toBe('abcdef');
});

test('values too short to be secrets do not blot out words', () => {
  const registry = createSecretRegistry();
  registry.hold([new Secret('the'), new Secret('')]);
  expect(registry.scrub('the end')).toBe('the end');
});
