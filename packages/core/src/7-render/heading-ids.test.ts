import { expect, test } from 'vitest';
import { headingIds } from './heading-ids.ts';

test('equal headings of a page get different ids', () => {
  const ids = headingIds('retry');
  expect([ids.next('How it works'), ids.next('How it works'), ids.next('How it works 2')]).toEqual([
    'p-retry~how-it-works',
    'p-retry~how-it-works-2',
    'p-retry~how-it-works-2-2',
  ]);
});

test('a heading without a letter of the Latin alphabet still has an id', () => {
  expect(headingIds('a').next('概要')).toBe('p-a~section');
});
