import { splitSentences } from '#text/split-sentences';
import { hasWholeWord } from '#text/whole-word';
import { fileNameOf, folderOf } from '#vocabulary';
import type { DocumentFact, DocumentRow, DocumentSection, SettingWords } from '../analysis.ts';

/** Most places that are kept for one name. @source own bound: one is told */
const PLACES = 4;

/** What documents say about each of the names: rows of tables, items of lists, sentences. O(text of the documents · 1). */
export function collectWords(
  documents: readonly DocumentFact[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly SettingWords[]> {
  const found = new Map<string, SettingWords[]>();
  const keep = (name: string, words: SettingWords): void => {
    const list = found.get(name) ?? [];
    if (list.length < PLACES) list.push(words);
    found.set(name, list);
  };
  const ordered = [...documents].sort((a, b) => orderOf(a) - orderOf(b) || (a.path < b.path ? -1 : 1));
  for (const read of [rowWords, itemWords, leadWords]) {
    for (const document of ordered) {
      for (const section of document.sections) {
        for (const { name, words } of read(section, names)) keep(name, { ...words, path: document.path });
      }
    }
  }
  return found;
}

/** The README first, then documents near the root. */
function orderOf({ path }: DocumentFact): number {
  return (/^readme\b/i.test(fileNameOf(path)) ? 0 : 10) + folderOf(path).split('/').length;
}

interface Found {
  readonly name: string;
  readonly words: Omit<SettingWords, 'path'>;
}

function rowWords({ rows = [] }: DocumentSection, names: ReadonlySet<string>): Found[] {
  return rows.flatMap((row): Found[] => {
    const name = namesIn(row.cells[0] ?? '').find((candidate) => names.has(candidate));
    if (name === undefined) return [];
    const meaning = meaningOf(row);
    const standard = row.cells[row.columns.findIndex((column) => /^(default|varsayılan|standard)/i.test(column))];
    if (meaning === undefined) return [];
    const { startLine, endLine } = row;
    return [
      {
        name,
        words: {
          startLine,
          endLine,
          text: meaning,
          ...(standard === undefined || standard === '' ? {} : { default: standard }),
        },
      },
    ];
  });
}

/** The column that is headed as a description, else the longest cell behind the name. */
function meaningOf({ columns, cells }: DocumentRow): string | undefined {
  const headed = columns.findIndex((column) =>
    /^(meaning|description|purpose|what|explanation|details|notes?|açıklama|anlam)/i.test(column),
  );
  const others = cells
    .slice(1)
    .filter((_, index) => !/^(default|varsayılan|type|tür|required)/i.test(columns[index + 1] ?? ''));
  const text = headed > 0 ? cells[headed] : [...others].sort((a, b) => b.length - a.length)[0];
  return text === undefined || text.split(' ').length < 2 ? undefined : text;
}

/** `NAME: what it does`, `NAME (default 5) — what it does`. */
function itemWords({ items = [] }: DocumentSection, names: ReadonlySet<string>): Found[] {
  return items.flatMap(({ text, startLine, endLine }): Found[] => {
    const found = /^\$?([A-Z][A-Z0-9_]{2,100})\b[^:–—]{0,60}?\s?[:–—-]\s+(.{8,})$/.exec(text);
    const name = found?.[1] ?? '';
    return names.has(name) ? [{ name, words: { startLine, endLine, text: found?.[2] ?? '' } }] : [];
  });
}

/** The first sentence of a section that begins with the name. */
function leadWords({ lead }: DocumentSection, names: ReadonlySet<string>): Found[] {
  if (lead === undefined) return [];
  const { startLine, endLine, text } = lead;
  return splitSentences(text).flatMap((sentence): Found[] => {
    const name = namesIn(sentence.slice(0, 60)).find(
      (candidate) => names.has(candidate) && hasWholeWord(sentence, candidate),
    );
    return name === undefined || !sentence.startsWith(name)
      ? []
      : [{ name, words: { startLine, endLine, text: sentence } }];
  });
}

function namesIn(text: string): string[] {
  return text.match(/[A-Za-z_][A-Za-z0-9_]{1,100}/g) ?? [];
}
