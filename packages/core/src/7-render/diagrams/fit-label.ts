import { cleanText } from '../markup/clean-text.ts';

/** Where a name may be broken: after a separator or before a capital that starts a word. */
const BREAKS = /(?<=[\s/._:-])|(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})/u;

/** A label in at most `maxLines` lines of at most `maxLength` characters; what does not fit ends in `…`. */
export function wrapLabel(text: string, maxLength: number, maxLines: number): readonly string[] {
  const flat = cleanText(text).replace(/\s+/g, ' ').trim();
  const lines: string[] = [];
  let line = '';
  for (const part of flat.slice(0, maxLength * (maxLines + 1)).split(BREAKS)) {
    if (line !== '' && (line + part).trimEnd().length > maxLength) {
      lines.push(line.trimEnd());
      line = part;
    } else line += part;
  }
  lines.push(line.trimEnd());
  const kept = lines.slice(0, maxLines).map((each) => shortenEnd(each, maxLength));
  const isCut = lines.length > maxLines || flat.length > maxLength * (maxLines + 1);
  const last = kept.length - 1;
  if (isCut && kept[last] !== undefined && !kept[last].endsWith('…'))
    kept[last] = `${kept[last].slice(0, maxLength - 1)}…`;
  return kept;
}

/** A path that fits: its end tells more than its beginning, so the beginning goes. */
export function shortenPath(text: string, maxLength: number): string {
  const flat = cleanText(text).replace(/\s+/g, ' ').trim();
  return flat.length <= maxLength ? flat : `…${[...flat].slice(-(maxLength - 1)).join('')}`;
}

function shortenEnd(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${[...text].slice(0, maxLength - 1).join('')}…`;
}
