/** A place in the wiki, as the part of an address behind `#`. */
export interface PageAddress {
  readonly pageId: string;
  /** Id of a heading in the page. */
  readonly headingId?: string;
}

/** The place named by a hash such as `#p-core~router`; `undefined` when it names none. */
export function readPageAddress(hash: string): PageAddress | undefined {
  const match = /^#?p-([a-z0-9-]+)(~.+)?$/.exec(decoded(hash));
  const [, pageId, heading] = match ?? [];
  if (pageId === undefined) return undefined;
  return heading === undefined ? { pageId } : { pageId, headingId: `p-${pageId}${heading}` };
}

/** The hash of a page. */
export function pageHash(pageId: string): string {
  return `#p-${pageId}`;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
