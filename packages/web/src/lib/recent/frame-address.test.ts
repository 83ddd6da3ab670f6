import { describe, expect, test } from 'vitest';
import { frameAddress, withTheme } from './frame-address.ts';

const hash = (letter: string): string => `sha256-${letter.repeat(43)}=`;
const file = (policy: string): string =>
  `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head></html>`;

describe('frameAddress', () => {
  test('names the hashes of the wiki, each for its kind', () => {
    const address = frameAddress(
      file(`default-src 'none'; style-src '${hash('a')}'; script-src '${hash('b')}' '${hash('c')}'; img-src data:`),
    );
    const { pathname, searchParams } = new URL(address, 'http://wiki.example');
    expect(pathname).toBe('/recent/frame');
    expect(searchParams.getAll('style')).toEqual([hash('a')]);
    expect(searchParams.getAll('script')).toEqual([hash('b'), hash('c')]);
  });

  test.each([
    ['a file without a policy', '<!doctype html><html lang="en">'],
    ['words that are no hashes', file("script-src 'unsafe-inline' *; style-src 'unsafe-inline'")],
    ['a policy far down in the text', `${' '.repeat(5000)}${file(`script-src '${hash('a')}'`)}`],
  ])('%s allows nothing', (_case, html) => {
    expect(frameAddress(html)).toBe('/recent/frame');
  });
});

test('a chosen theme is written into the file, the system’s is not', () => {
  expect(withTheme('<html lang="en">', 'dark')).toBe('<html data-theme="dark" lang="en">');
  expect(withTheme('<html lang="en">', 'system')).toBe('<html lang="en">');
});
