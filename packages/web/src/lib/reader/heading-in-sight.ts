/** What the eye can see of a page, in pixels of the window. */
export interface Sight {
  /** A heading above this line counts as read. */
  readonly line: number;
  /** Whether the window shows the page's end: what stands there can never reach the line. */
  readonly isAtEnd: boolean;
}

/** Which of the headings is being read, by their tops in order; -1 when the page has none. */
export function headingInSight(tops: readonly number[], { line, isAtEnd }: Sight): number {
  if (isAtEnd) return tops.length - 1;
  return tops.length === 0
    ? -1
    : Math.max(
        0,
        tops.findLastIndex((top) => top < line),
      );
}
