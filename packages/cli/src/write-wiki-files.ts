import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  fillMessage,
  messagesIn,
  OrionError,
  type WikiFile,
  type WikiFormat,
  type WikiLanguage,
} from '@orionwiki/core';

/** What every file of ours says near its beginning. */
const OUR_MARK = 'OrionWiki';
/** How much of an existing file is looked at. */
const MARK_WITHIN_BYTES = 4096;

/** Where and how the files are written. */
export interface WriteOptions {
  /** Folder against which relative paths count. */
  readonly folder: string;
  /** `-o`: a file, a folder, or `undefined` for the wiki's own name. */
  readonly out: string | undefined;
  readonly isForced: boolean;
  readonly language: WikiLanguage;
}

function contentOf(file: WikiFile): Buffer {
  return Buffer.from(file.body, file.encoding === 'base64' ? 'base64' : 'utf8');
}

/** Refuses to overwrite what is not ours. */
async function requireOurs(path: string, options: WriteOptions): Promise<void> {
  if (options.isForced) return;
  const found = await stat(path).catch(() => undefined);
  if (!found) return;
  const isOurs = found.isFile() && (await readFile(path)).subarray(0, MARK_WITHIN_BYTES).includes(OUR_MARK);
  if (isOurs || (found.isFile() && found.size === 0)) return;
  const reason = fillMessage(messagesIn(options.language).cli.notOverwritten, { path });
  throw new OrionError('REQUEST_INVALID', { params: { field: '--out', reason: `${reason} (--force)` } });
}

/** File names inside a folder of several formats. @source contracts.md §6 */
const FOLDER_NAMES: Readonly<Record<WikiFormat, string>> = {
  html: 'wiki.html',
  json: 'wiki.json',
  markdown: 'pages.zip',
  llms: 'llms.txt',
};

/**
 * Writes one format as one file, several as a folder, and gives the path written.
 * @throws REQUEST_INVALID when something that is not a wiki would be overwritten
 */
export async function writeWikiFiles(
  files: readonly { readonly format: WikiFormat; readonly file: WikiFile }[],
  options: WriteOptions,
): Promise<string> {
  const first = files[0];
  if (!first) throw new OrionError('INTERNAL');
  if (files.length === 1) {
    const given = options.out === undefined ? first.file.filename : options.out;
    const asFolder = (await stat(resolve(options.folder, given)).catch(() => undefined))?.isDirectory();
    const path = resolve(options.folder, asFolder ? join(given, first.file.filename) : given);
    await requireOurs(path, options);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contentOf(first.file));
    return path;
  }
  const folder = resolve(options.folder, options.out ?? first.file.filename.replace(/\.\w+$/, ''));
  await mkdir(folder, { recursive: true });
  for (const { format, file } of files) {
    const path = join(folder, FOLDER_NAMES[format]);
    await requireOurs(path, options);
    await writeFile(path, contentOf(file));
  }
  return folder;
}
