import type { DocumentLine, DocumentSection, ReleaseFact } from '../analysis.ts';

/** A version in a heading: `## [1.2.0] - 2024-05-01`, `Version 8.4.2`, `v3.0 (2023-01-02)`. */
const VERSION =
  /(?:^|[\s[(v])v?(\d{1,6}\.\d{1,6}(?:\.\d{1,6}){0,2}(?:[-.]?(?:alpha|beta|rc|a|b|pre|dev)[-.]?\d{0,6})?)(?=$|[\s\])(:,–—-])/i;
/** A heading of work that is not out yet. */
const UNRELEASED =
  /\bunreleased\b|\bupcoming\b|\bnot (yet )?released\b|\bin development\b|\bnext\b|\bmaster\b|\btbd\b/i;
/** What is said below a version that is not out yet. */
const WAITING = /\bunreleased\b|\bnot (yet )?released\b|\bin development\b/i;
const DATE = /\b(\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4})\b/;
/** Lines below a heading in which its date or state may stand. @source own bound */
const BELOW = 3;
/** Most items that are kept. @source analysis.ts */
const ITEMS = 8;

/** The newest released version of a change log: the first heading with a version that is not said to be unreleased. */
export function releaseOf(sections: readonly DocumentSection[], lines: readonly string[]): ReleaseFact | undefined {
  let unreleased: DocumentLine | undefined;
  let waiting: readonly DocumentLine[] = [];
  for (const [at, section] of sections.entries()) {
    const { heading, startLine } = section;
    const version = VERSION.exec(heading)?.[1];
    const below = lines.slice(startLine, startLine + BELOW).filter((line) => !/^\s*([-*+]|\d+[.)])\s/.test(line));
    const opening = `${heading} ${below.join(' ').slice(0, 200)}`;
    if (version === undefined ? UNRELEASED.test(heading) : WAITING.test(opening)) {
      const hasContent =
        section.lead !== undefined || section.items !== undefined || (sections[at + 1]?.level ?? 0) > section.level;
      if (hasContent && unreleased === undefined) {
        unreleased = { text: heading, startLine, endLine: startLine };
        waiting = itemsBelow(sections, at);
      }
      continue;
    }
    if (version === undefined) continue;
    const date = DATE.exec(heading)?.[1] ?? DATE.exec(below.join(' ').slice(0, 200))?.[1];
    return {
      version,
      startLine,
      endLine: startLine,
      items: itemsBelow(sections, at),
      ...(date === undefined ? {} : { date }),
      ...(unreleased === undefined ? {} : { unreleased }),
      ...(waiting.length === 0 ? {} : { waiting }),
    };
  }
  return undefined;
}

/** Items of the version's section and of the sections below it. */
function itemsBelow(sections: readonly DocumentSection[], at: number): DocumentLine[] {
  const level = sections[at]?.level ?? 0;
  const items: DocumentLine[] = [];
  for (let next = at; next < sections.length && items.length < ITEMS; next++) {
    const section = sections[next] as DocumentSection;
    if (next > at && section.level <= level) break;
    items.push(...(section.items ?? []));
  }
  return items.slice(0, ITEMS);
}
