import { expect, test } from 'vitest';
import { manifestIn } from './remember-wiki.ts';

test('a file tells what it is', () => {
  const html =
    '<!doctype html><p>text</p><script type="application/json" id="ow-data">{"manifest":{"pages":7}}</script>';
  expect(manifestIn(html)).toEqual({ pages: 7 });
});

test.each([
  ['no wiki', '<!doctype html><p>text</p>'],
  ['cut data', '<script type="application/json" id="ow-data">{"manifest":{"pa</script>'],
  ['other data', '<script type="application/json" id="ow-data">{}</script>'],
])('%s is nothing to remember', (_case, html) => {
  expect(manifestIn(html)).toBeUndefined();
});
