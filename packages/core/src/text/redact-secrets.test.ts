import { describe, expect, test } from 'vitest';
import { REDACTED, redactSecrets } from './redact-secrets.ts';

// Put together at run time, so that scanners of this repository find no secret here.
const join = (...parts: string[]): string => parts.join('');
const RANDOM = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hJ5';

describe('redactSecrets', () => {
  test.each([
    ['an AWS key id', join('AK', 'IA', 'IOSFODNN7QWERTYU')],
    ['a GitHub token', join('gh', 'p_', RANDOM)],
    ['a fine-grained GitHub token', join('github', '_pat_', RANDOM)],
    ['a GitLab token', join('gl', 'pat-', RANDOM)],
    ['a Slack token', join('xo', 'xb-', '1234567890-', RANDOM)],
    ['a model key', join('s', 'k-proj-', RANDOM)],
    ['a Google key', join('AI', 'za', RANDOM.slice(0, 35))],
    ['a payment key', join('s', 'k_live_', RANDOM)],
    ['a registry token', join('np', 'm_', RANDOM)],
    ['a signed token', join('ey', 'J', RANDOM, '.', RANDOM, '.', RANDOM)],
    ['bare key material', RANDOM + RANDOM],
  ])('%s is blanked', (_kind, secret) => {
    const { text, count } = redactSecrets(`before "${secret}" after`);
    expect(text).toBe(`before "${REDACTED}" after`);
    expect(count).toBe(1);
  });

  test.each([
    [
      'a private key',
      join('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE', RANDOM, '\n', RANDOM, '\n-----END RSA ', 'PRIVATE KEY-----'),
    ],
    ['a private key without its end', join('-----BEGIN ', 'PRIVATE KEY-----\n', RANDOM)],
    ['a password in an address', 'postgres://app:hunter22@db/x'],
    ['a password in code', `const dbPassword = 'tr0ub4dor&3'`],
    ['an API key in YAML', `api_key: "${RANDOM}"`],
    ['a key in JSON', `{"client_secret": "${RANDOM}"}`],
    ['a header', `Authorization: Bearer ${RANDOM}`],
    ['a connection string', join('Account', 'Key=', RANDOM, '==')],
  ])('%s is blanked where it stands', (_kind, line) => {
    const { text, count } = redactSecrets(line);
    expect(count).toBe(1);
    expect(text).toContain(REDACTED);
    for (const secret of [RANDOM, 'hunter22', 'tr0ub4dor&3']) expect(text).not.toContain(secret);
  });

  test.each([
    `const token = process.env.TOKEN`,
    `password: "<your password>"`,
    `apiKey = "YOUR_API_KEY"`,
    `token: "\${{ secrets.TOKEN }}"`,
    `https://user:password@example.com`.replace('password', '<password>'),
    `import { tokenise } from './tokeniser-of-many-words.ts'`,
    `const secretName = 'database-credentials'`,
    `sha256: 'ordinary text'`,
  ])('%s stays', (line) => {
    expect(redactSecrets(line)).toEqual({ text: line, count: 0 });
  });

  test('the number of lines stays, so that line numbers stay right', () => {
    const key = join('-----BEGIN ', 'PRIVATE KEY-----\n', RANDOM, '\n', RANDOM, '\n-----END ', 'PRIVATE KEY-----');
    expect(redactSecrets(`1\n${key}\n6`).text.split('\n')).toHaveLength(6);
  });

  test('each place is counted, none twice', () => {
    const twice = `a = "${join('gh', 'p_', RANDOM)}"; token = "${join('gh', 'p_', RANDOM)}"`;
    expect(redactSecrets(twice).count).toBe(2);
  });

  test.each(['eyJ', '-----BEGIN ', '://a:', 'password="', 'A', 'sk-', 'password = '])(
    'a megabyte of "%s" is searched in linear time',
    (piece) => {
      // Something super-linear would run into the time limit of the test.
      const text = piece.repeat(Math.ceil((1 << 20) / piece.length));
      expect(redactSecrets(text).text.length).toBeGreaterThan(0);
    },
  );
});
