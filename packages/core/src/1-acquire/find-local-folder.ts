import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OrionError } from '#errors';
import { isLocalAddress } from './parse-repo-url.ts';

/**
 * The folder that the text names: written as a path, or a plain name that exists here. `undefined` when the text is a
 * remote address.
 * @throws REPO_URL_INVALID when it is written as a path and there is no such folder
 */
export async function findLocalFolder(text: string): Promise<string | undefined> {
  const trimmed = text.trim();
  const isWrittenAsPath = isLocalAddress(trimmed);
  const path = toPath(trimmed);
  const isFolder =
    path !== undefined &&
    (await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ));
  if (isFolder) return path;
  if (isWrittenAsPath) throw new OrionError('REPO_URL_INVALID', { stage: 'acquire', params: { reason: 'no-folder' } });
  return undefined;
}

function toPath(text: string): string | undefined {
  if (text === '' || text.includes('\0') || /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(text)) return undefined;
  if (text === '~' || text.startsWith('~/')) return join(homedir(), text.slice(1));
  if (!text.toLowerCase().startsWith('file:')) return resolve(text);
  try {
    return fileURLToPath(text);
  } catch {
    return undefined;
  }
}
