import { expect, test } from 'vitest';
import { analyseTexts } from './tiny-repository.ts';

test('Go: a value that builds disagree about is none', async () => {
  const { symbols } = await analyseTexts({
    'go.mod': 'module example.org/relay\n',
    'features/on.go': '//go:build relay_on\n\npackage features\n\nconst Sign = true\n\nconst Depth = 3\n',
    'features/off.go': '//go:build !relay_on\n\npackage features\n\nconst Sign = false\n',
    'other/other.go': 'package other\n\nconst Sign = false\n',
  });
  expect([...symbols.values()].map(({ path, name, literal }) => `${path} ${name} ${literal}`).sort()).toEqual([
    'features/off.go Sign undefined',
    'features/on.go Depth 3',
    'features/on.go Sign undefined',
    'other/other.go Sign false',
  ]);
});
