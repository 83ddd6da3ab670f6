import { isIP } from 'node:net';
import { OrionError } from '#errors';
import type { VettedUrl } from './outbound-policy.ts';
import type { OutboundReason } from './outbound-reason.ts';

/** Longest address taken, in characters. @source acquire.md prototype; longer than any clone address seen */
const MAX_URL_LENGTH = 2048;

// White space and controls are dropped silently by the URL parser, a backslash and user info make it and git disagree
// about the host, and invisible characters hide where an address leads.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN_CHARACTERS = /[\x00-\x20\x7f-\xa0\\<>"'`{}|^\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Encoded characters that would change where a path leads once somebody decodes it. */
const FORBIDDEN_ESCAPES = /%(?:0[0-9a-f]|1[0-9a-f]|7f|2e|2f|5c)/i;

/**
 * The parts of an http(s) address, with the address rebuilt from them. Says nothing about whether the host may be
 * contacted.
 * @throws REPO_URL_INVALID
 */
export function parseOutboundUrl(raw: string): VettedUrl {
  const text = raw.trim();
  if (text.length > MAX_URL_LENGTH) throw invalid('too-long');
  if (FORBIDDEN_CHARACTERS.test(text)) throw invalid('characters');
  const scheme = /^(https?):\/\//i.exec(text);
  if (!scheme) throw invalid('scheme');
  const url = URL.parse(text);
  if (!url) throw invalid('not-an-address');
  if (url.username !== '' || url.password !== '' || /^[^/?#]*@/.test(text.slice(scheme[0].length))) {
    throw invalid('credentials');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isPlainHost(host)) throw invalid('host-name');
  if (FORBIDDEN_ESCAPES.test(url.pathname) || url.pathname.includes('//')) throw invalid('path');
  const protocol = url.protocol === 'http:' ? 'http:' : 'https:';
  const path = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname;
  const origin = `${protocol}//${url.host}`;
  const port = url.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(url.port);
  return { protocol, host, port, origin, path, href: origin + path, isAddress: isIP(host) !== 0 };
}

function isPlainHost(host: string): boolean {
  return /^[a-z0-9][a-z0-9._:-]*$|^::[a-z0-9.:]*$/.test(host) && !host.endsWith('.') && host.length <= 253;
}

function invalid(reason: OutboundReason): OrionError {
  return new OrionError('REPO_URL_INVALID', { params: { reason } });
}
