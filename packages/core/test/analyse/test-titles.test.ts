import { expect, test } from 'vitest';
import { analyseTexts } from './tiny-repository.ts';

test('a title reads as it is printed, without the backslashes of its own language', async () => {
  const { tests } = await analyseTexts({
    'src/a.js': 'export const a = 1;\n',
    'test/a.test.js': "import { a } from '../src/a.js';\ntest('don\\'t answer with \\\\ twice', () => a);\n",
  });
  expect(tests[0]?.titles.map(({ text }) => text)).toEqual(["don't answer with \\\\ twice"]);
});
