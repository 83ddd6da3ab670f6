import { copyText } from '../reading/index.ts';
import { $, show, texts } from './dom.js';

/**
 * Copies an address that others can open: of what is being read where the file stands on a server, else of the page's
 * first source at the commit.
 */
export async function copyPermalink() {
  const page = $('.ow-page:not([hidden])');
  const hash = $('#ow-toc a[aria-current]')?.hash ?? `#${page.id}`;
  const source = $('.ow-sources a, .ow-out', page);
  const isServed = location.protocol.startsWith('http');
  const address = source && !isServed ? source.href : new URL(hash, location.href).href;
  await copyText(address);
  show(texts.linkCopied.replace('{address}', address));
}
