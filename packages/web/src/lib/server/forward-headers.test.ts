import { describe, expect, test } from 'vitest';
import { requestHeaders, responseHeaders } from './forward-headers.ts';

const ORIGIN = { clientAddress: '203.0.113.9', host: 'wiki.example', protocol: 'https' };

describe('requestHeaders', () => {
  test('connection headers, those named by Connection, host and cookies are not passed on', () => {
    const incoming = new Headers({
      connection: 'keep-alive, x-hop',
      'x-hop': '1',
      'transfer-encoding': 'chunked',
      te: 'trailers',
      host: 'wiki.example',
      cookie: 'lang=tr',
      'content-type': 'application/json',
    });
    expect(Object.keys(requestHeaders(incoming, ORIGIN)).sort()).toEqual([
      'content-type',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
    ]);
  });

  test('the client address is appended to the proxies before us', () => {
    const headers = requestHeaders(new Headers({ 'x-forwarded-for': '198.51.100.7' }), ORIGIN);
    expect(headers['x-forwarded-for']).toBe('198.51.100.7, 203.0.113.9');
  });

  test('the name that was called is appended, so that nobody can hide it', () => {
    const headers = requestHeaders(new Headers({ 'x-forwarded-host': 'localhost' }), ORIGIN);
    expect(headers['x-forwarded-host']).toBe('localhost, wiki.example');
  });
});

describe('responseHeaders', () => {
  test('every value of a repeated header is kept and connection headers are dropped', () => {
    const headers = responseHeaders({ 'set-cookie': ['a=1', 'b=2'], connection: 'close', 'content-type': 'text/html' });
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(headers.has('connection')).toBe(false);
  });
});
