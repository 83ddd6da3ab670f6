import type { ReadablePage } from '@orionwiki/client';
import { readSections, type Section } from '@orionwiki/core/reading';
import { pageHash } from '#lib/reader/page-address.ts';

/** The sections of a page that is not on the screen; its markup is read in a document of its own, where nothing runs. */
export function sectionsOf({ pageId, html }: ReadablePage): readonly Section[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  body.id = pageHash(pageId).slice(1);
  return readSections([body]);
}
