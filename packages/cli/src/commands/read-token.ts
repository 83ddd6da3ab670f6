import { OrionError, Secret } from '@orionwiki/core';
import { parseRepoUrl } from '@orionwiki/core/repo-url';
import { tokenForHost } from '../env.ts';
import type { CliOptions } from '../options.ts';

/** A token is never longer. @source acquire.md §4 */
const MAX_TOKEN_BYTES = 4096;

async function readStdin(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > MAX_TOKEN_BYTES)
      throw new OrionError('REQUEST_INVALID', { params: { field: '--token-stdin', reason: '> 4096' } });
  }
  return text.trim();
}

/**
 * The access token: from stdin when asked for, otherwise the variable that belongs to the repository's host.
 * @throws REQUEST_INVALID when stdin holds no token
 */
export async function readToken(options: CliOptions): Promise<Secret | undefined> {
  if (options.isTokenOnStdin) {
    const token = await readStdin();
    if (token === '') throw new OrionError('REQUEST_INVALID', { params: { field: '--token-stdin', reason: 'empty' } });
    return new Secret(token);
  }
  const parsed = parseRepoUrl(options.target);
  return parsed.ok ? tokenForHost(parsed.host) : undefined;
}
