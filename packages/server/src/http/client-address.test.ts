import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test.each([
  [0, '6.6.6.6', '10.0.0.1'],
  [1, undefined, '10.0.0.1'],
  [1, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  [2, '6.6.6.6, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
  [3, '203.0.113.7', '10.0.0.1'],
])('behind %i proxies, with %j forwarded, the client is %s', (proxies, forwarded, expected) => {
  const request = {
    socket: { remoteAddress: '10.0.0.1' },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  };
  expect(clientAddress(request as unknown as IncomingMessage, proxies)).toBe(expected);
});
