import type { FollowOptions } from '@orionwiki/client';

/** What a reader saw of a run with scripted pages. */
export interface Reading {
  /** Numbers of the pages in the order in which they were told. */
  readonly pages: readonly number[];
  /** Milliseconds from telling to hearing, of each. */
  readonly lateMs: readonly number[];
}

/** Collects what one reader is told; the titles of the scripted pages end with when they were sent. */
export class ReadPages implements Reading {
  readonly pages: number[] = [];
  readonly lateMs: number[] = [];

  readonly onProgress: NonNullable<FollowOptions['onProgress']> = (event) => {
    if (event.type !== 'page') return;
    const sentAt = Number(event.title.split(' ').at(-1));
    this.lateMs.push(performance.timeOrigin + performance.now() - sentAt);
    this.pages.push(Number(event.pageId.replace('page-', '')));
  };
}

/** Pages that readers never heard of, and those that came twice or behind a later one, over all readers. */
export function faultsOf(readings: readonly Reading[], pageCount: number): { lost: number; repeated: number } {
  let [lost, repeated] = [0, 0];
  for (const { pages } of readings) {
    lost += pageCount - new Set(pages).size;
    repeated += pages.filter((page, index) => index > 0 && page <= (pages[index - 1] ?? 0)).length;
  }
  return { lost, repeated };
}
