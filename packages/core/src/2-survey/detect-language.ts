import { fileNameOf } from '#vocabulary';
import { LANGUAGE_ROWS } from './languages.generated.ts';

/** How a language is used: to program, to mark up text, or to hold values and prose. */
export type LanguageKind = 'programming' | 'markup' | 'data';

const KINDS: Readonly<Record<string, LanguageKind>> = { p: 'programming', m: 'markup', d: 'data' };

const kindById = new Map<string, LanguageKind>();
const idByExtension = new Map<string, string>();
const idByName = new Map<string, string>();

for (const row of LANGUAGE_ROWS) {
  const [id = '', kind = 'd', extensions = '', names = ''] = row.split('|');
  kindById.set(id, KINDS[kind] ?? 'data');
  for (const extension of extensions.split(' ')) if (extension !== '') idByExtension.set(extension, id);
  for (const name of names.split('/')) if (name !== '') idByName.set(name, id);
}

/** Most parts of a file name that are looked at as one extension (`d.ts`, `json.example`). */
const MAX_EXTENSION_PARTS = 3;

/**
 * Id of the language a file name stands for, such as `typescript`, `tsx`, `python`, `markdown`; `undefined` when the
 * name does not tell. The longest known extension wins. Content is not looked at.
 */
export function detectLanguage(path: string): string | undefined {
  const name = fileNameOf(path);
  const exact = idByName.get(name);
  if (exact !== undefined) return exact;
  const parts = name.toLowerCase().split('.');
  const first = Math.max(1, parts.length - MAX_EXTENSION_PARTS);
  for (let part = first; part < parts.length; part++) {
    const id = idByExtension.get(parts.slice(part).join('.'));
    if (id !== undefined) return id;
  }
  if (/^dockerfile\b|\bdockerfile$/i.test(name)) return 'dockerfile';
  return undefined;
}

/** What the language is used for; `undefined` for an unknown id. */
export function languageKind(id: string): LanguageKind | undefined {
  return kindById.get(id);
}
