import type { SurfaceContext } from './surface-context.ts';

/** Most names kept of one file. */
const MAX_NAMES = 200;

/** `NAME[key]`, `Object.keys(NAME)`, `in NAME`, `of NAME`; a number or a string in the brackets looks nothing up. */
const LOOK_UP =
  /([A-Za-z_$][\w$]{1,80})(?:\?\.)?\[(?=[A-Za-z_$(`])|\b(?:keys|values|entries|hasOwn|fromEntries)\(\s*([A-Za-z_$][\w$]{1,80})|\b(?:in|of) ([A-Za-z_$][\w$]{1,80})/g;

/** Names whose members are looked up by key somewhere in the file, so that they are tables; comments may add some. */
export function readLookUps({ text }: SurfaceContext): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(LOOK_UP)) {
    if (names.size >= MAX_NAMES) break;
    names.add(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return [...names];
}
