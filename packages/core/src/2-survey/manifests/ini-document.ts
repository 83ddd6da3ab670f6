import type { StatedValue } from '../repo-survey.ts';

/** A key of an INI file; `items` are the non-empty lines of its value, each with its own line. */
export interface IniEntry {
  readonly section: string;
  readonly key: string;
  readonly line: number;
  readonly items: readonly StatedValue[];
}

/** The entries of an INI text (setup.cfg, tox.ini) in file order. Indented lines continue the value above. */
export function readIni(text: string): IniEntry[] {
  const entries: (IniEntry & { readonly items: StatedValue[] })[] = [];
  let section = '';
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    const number = index + 1;
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return;
    if (line.startsWith('[')) section = line.slice(1, line.indexOf(']')).trim();
    else if (/^\s/.test(raw)) entries.at(-1)?.items.push({ value: line, startLine: number, endLine: number });
    else {
      const cut = line.search(/[=:]/);
      if (cut < 0) return;
      const value = line.slice(cut + 1).trim();
      const items = value === '' ? [] : [{ value, startLine: number, endLine: number }];
      entries.push({ section, key: line.slice(0, cut).trim(), line: number, items });
    }
  });
  return entries;
}
