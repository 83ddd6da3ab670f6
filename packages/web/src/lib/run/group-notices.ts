import type { Notice } from '@orionwiki/client';

/** Notices that say the same, with the paths they are about. */
export interface NoticeGroup {
  readonly text: string;
  readonly paths: readonly string[];
  /** How many more paths there are. */
  readonly more: number;
}

/** Paths shown for one text. */
const MAX_PATHS = 5;

/** One group for each text, in order of their first notice. */
export function groupNotices(notices: readonly Notice[], textOf: (notice: Notice) => string): readonly NoticeGroup[] {
  const paths = new Map<string, Set<string>>();
  for (const notice of notices) {
    const text = textOf(notice);
    const known = paths.get(text) ?? new Set();
    if (notice.path !== undefined) known.add(notice.path);
    paths.set(text, known);
  }
  return [...paths].map(([text, all]) => ({
    text,
    paths: [...all].slice(0, MAX_PATHS),
    more: Math.max(0, all.size - MAX_PATHS),
  }));
}
