import { toPlainProse, wordsOf } from '#text/plain-prose';

/** Longest lead kept; cut behind a word. */
const MAX_LEAD = 1_200;

/** Fewest words that make a paragraph of prose. */
const MIN_WORDS = 4;

/** Link texts of a line, images first taken away, so that lines made of links alone are seen. */
const LINK =
  /!?\[[^[\]]{0,300}\]\([^()\n]{0,600}\)|<a [^>\n]{0,600}>[^<\n]{0,300}<\/a>|`[^`<\n]{0,300}<[^<>\n]{1,400}>`_{0,2}/g;

/** A paragraph as plain text when it is prose: words of its own, not badges, pictures or a row of links. */
export function proseOf(lines: readonly string[]): string | undefined {
  const raw = lines
    .map((line) => line.replace(/\\$/, ''))
    .join('\n')
    .slice(0, 8_000);
  if (raw.includes('](data:')) return undefined;
  const withoutBadges = raw.replace(/\[!\[[^[\]]{0,300}\]\([^()\n]{0,600}\)\]\([^()\n]{0,600}\)/g, ' ');
  const own = wordsOf(toPlainProse(withoutBadges.replace(LINK, ' ')));
  if (own.length < MIN_WORDS) return undefined;
  const plain = toPlainProse(withoutBadges);
  return plain.length <= MAX_LEAD ? plain : plain.slice(0, plain.lastIndexOf(' ', MAX_LEAD));
}
