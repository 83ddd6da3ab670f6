import { createHash } from 'node:crypto';
import { MAX_HASHES, POLICY_HASH } from '#lib/recent/frame-address.ts';

/**
 * Takes a wiki from the page around it and becomes that wiki. Links that lead out open in a new tab: the sites they
 * lead to refuse to be shown inside a frame.
 */
const LOADER = `addEventListener('message', ({ source, data }) => {
  if (source !== parent || typeof data !== 'string') return;
  document.open();
  document.write(data);
  document.close();
  addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest('a[href]');
    if (link && !link.getAttribute('href').startsWith('#')) link.setAttribute('target', '_blank');
  }, true);
});
parent.postMessage('ready', '*');`;

const LOADER_HASH = `sha256-${createHash('sha256').update(LOADER).digest('base64')}`;

/**
 * The document that shows a kept wiki. A document of its own, because a frame made from a string would need the whole
 * site to allow the wiki's scripts. It has no origin (`sandbox`), reaches nothing, and runs only what the hashes name.
 */
export function wikiFrame(query: URLSearchParams): Response {
  const policy = [
    "default-src 'none'",
    `script-src ${quoted([LOADER_HASH, ...hashes(query, 'script')])}`,
    `style-src ${quoted(hashes(query, 'style')) || "'none'"}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
  return new Response(`<!doctype html><html lang="en"><title>OrionWiki</title><script>${LOADER}</script></html>`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}

function hashes(query: URLSearchParams, kind: 'script' | 'style'): readonly string[] {
  return query
    .getAll(kind)
    .filter((hash) => POLICY_HASH.test(hash))
    .slice(0, MAX_HASHES);
}

function quoted(list: readonly string[]): string {
  return list.map((hash) => `'${hash}'`).join(' ');
}
