import { isOrionError } from '@orionwiki/core';
import { expect, test } from 'vitest';
import { readOptions, suggestOption } from '../src/options.ts';

test('a repository alone means facts, English, full, one HTML file', () => {
  expect(readOptions(['owner/repo'])).toMatchObject({
    command: 'generate',
    target: 'owner/repo',
    mode: 'facts',
    language: 'en',
    size: 'full',
    formats: ['html'],
    out: undefined,
    json: 'none',
  });
});

test.each([
  { args: ['o/r', '--model', 'm'], expected: { mode: 'model', model: 'm' } },
  { args: ['o/r', '--model', 'm', '--mode', 'facts'], expected: { mode: 'facts' } },
  { args: ['o/r', '-f', 'html,md', '-f', 'json'], expected: { formats: ['html', 'markdown', 'json'] } },
  { args: ['o/r', '-f', 'md', '-f', 'markdown'], expected: { formats: ['markdown'] } },
  { args: ['o/r', '--include', 'src/**,lib/**'], expected: { include: ['src/**', 'lib/**'] } },
  { args: ['o/r', '--json=stream'], expected: { json: 'stream' } },
  { args: ['o/r', '--json'], expected: { json: 'end' } },
  { args: ['o/r', '-o', '-', '--lang', 'tr'], expected: { out: '-', language: 'tr' } },
  { args: ['plan', 'o/r'], expected: { command: 'plan', target: 'o/r' } },
  { args: ['verify', 'wiki.html', '--repo', '.'], expected: { command: 'verify', target: 'wiki.html', repo: '.' } },
  { args: ['--help'], expected: { command: 'help' } },
  { args: ['-V'], expected: { command: 'version' } },
])('$args is understood', ({ args, expected }) => {
  expect(readOptions(args)).toMatchObject(expected);
});

test.each([
  { args: [], field: '<repository>' },
  { args: ['verify'], field: '<repository>' },
  { args: ['o/r', 'o/r2'], field: 'o/r2' },
  { args: ['o/r', '--lang', 'de'], field: '--lang' },
  { args: ['o/r', '-f', 'pdf'], field: '--format' },
  { args: ['o/r', '--timeout', '0'], field: '--timeout' },
  { args: ['o/r', '--max-tokens-total', 'many'], field: '--max-tokens-total' },
  { args: ['o/r', '--token', 'abc'], field: '--token' },
  { args: ['o/r', '--api-key=abc'], field: '--api-key' },
  { args: ['o/r', '--langg', 'tr'], field: '--langg' },
  { args: ['o/r', '-f', 'html,json', '-o', '-'], field: '--out' },
  { args: ['o/r', '-f', 'html,json', '-o', 'wiki.html'], field: '--out' },
])('$args is refused and names $field', ({ args, field }) => {
  let thrown: unknown;
  try {
    readOptions(args);
  } catch (error) {
    thrown = error;
  }
  expect(isOrionError(thrown) && thrown).toMatchObject({ code: 'REQUEST_INVALID', params: { field } });
  expect(JSON.stringify(isOrionError(thrown) && thrown.params)).not.toContain('abc');
});

test.each([
  ['--formt', '--format'],
  ['--exlude', '--exclude'],
  ['--lnag', '--lang'],
  ['--zzzzzzzz', undefined],
])('%s suggests %s', (wrong, suggested) => {
  expect(suggestOption(wrong)).toBe(suggested);
});
