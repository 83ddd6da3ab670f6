import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  fillMessage,
  messagesIn,
  OrionError,
  type WikiFile,
  type WikiFolderFile,
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

/** Files of a wiki folder that say who made them; where they are ours, the folder is. */
const FILES_OF_RECORD = new Set(['wiki.html', 'wiki.json']);

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

/**
 * Writes one format as one file and gives its path.
 * @throws REQUEST_INVALID when something that is not a wiki would be overwritten
 */
export async function writeWikiFile(file: WikiFile, options: WriteOptions): Promise<string> {
  const given = resolve(options.folder, options.out ?? file.filename);
  const isFolder = (await stat(given).catch(() => undefined))?.isDirectory() ?? false;
  const path = isFolder ? join(given, file.filename) : given;
  await requireOurs(path, options);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.from(file.body, file.encoding === 'base64' ? 'base64' : 'utf8'));
  return path;
}

/**
 * Writes several formats as a folder and gives its path.
 * @throws REQUEST_INVALID when something that is not a wiki would be overwritten
 */
export async function writeWikiFolder(
  files: readonly WikiFolderFile[],
  options: WriteOptions & { readonly name: string },
): Promise<string> {
  const folder = resolve(options.folder, options.out ?? options.name);
  for (const { path } of files) if (FILES_OF_RECORD.has(path)) await requireOurs(join(folder, path), options);
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
