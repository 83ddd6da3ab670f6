import { expect, test } from 'vitest';
import { isAllowedHost, namesCalled } from './host-check.ts';

test.each([
  ['localhost', [], true],
  ['localhost:8001', [], true],
  ['127.0.0.1:8001', [], true],
  ['10.1.2.3', [], true],
  ['[::1]:8001', [], true],
  ['orionwiki-backend:8001', [], true],
  ['wiki.example.org', [], false],
  ['wiki.example.org', ['wiki.example.org'], true],
  ['WIKI.example.org:443', ['wiki.example.org'], true],
  ['a.example.org', ['*.example.org'], true],
  ['example.org', ['*.example.org'], false],
  ['evilexample.org', ['*.example.org'], false],
  ['anything.at.all', ['*'], true],
  [undefined, ['*'], false],
  ['', ['*'], false],
  ['a b', ['*'], false],
  ['wiki.example.org@evil.example', ['wiki.example.org'], false],
  ['wiki.example.org/evil', ['wiki.example.org'], false],
])('the name %j with %j listed counts: %s', (header, allowed, expected) => {
  expect(isAllowedHost(header, allowed)).toBe(expected);
});

test.each([
  [{ host: 'localhost:8001' }, true],
  [{ host: 'localhost:8001', 'x-forwarded-host': 'localhost:3000' }, true],
  [{ host: 'localhost:8001', 'x-forwarded-host': 'evil.example:3000' }, false],
  [{ host: 'localhost:8001', 'x-forwarded-host': 'localhost, evil.example:3000' }, false],
])('behind a proxy every name in %j counts: %s', (headers, expected) => {
  expect(namesCalled(headers).every((name) => isAllowedHost(name, []))).toBe(expected);
});
