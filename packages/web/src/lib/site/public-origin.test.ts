import { expect, test } from 'vitest';
import { publicOrigin } from './public-origin.ts';

test.each([
  ['https://localhost:3000/help', 'http://localhost:3000'],
  ['https://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
  ['https://wiki.example/llms.txt', 'https://wiki.example'],
  ['http://wiki.example:8080/', 'http://wiki.example:8080'],
])('%s is reached under %s', (address, origin) => {
  expect(publicOrigin(new URL(address))).toBe(origin);
});
