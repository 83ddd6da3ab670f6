import { OrionError } from '#errors';
import type { Secret } from '#text/secret';
import type { Citation, PageId } from '#vocabulary';
import { acquire } from '../1-acquire/acquire.ts';
import { parseRepoUrl } from '../1-acquire/parse-repo-url.ts';
import { verifyCitations } from '../6-verify/verify-citations.ts';
import { readWikiFile } from '../7-render/formats/read-wiki-file.ts';
import { SourceReader } from './source-reader.ts';
import type { RunPorts } from './wiki-request.ts';

/** What to verify, and where the commit is. */
export interface VerifyRequest {
  /** An exported wiki: the HTML file or the JSON bundle. */
  readonly text: string;
  /** Address or local folder that has the commit; the wiki's own address when absent. */
  readonly repository?: string;
  /** The access token for a host, if any. */
  readonly token: (host: string) => Secret | undefined;
}

/** What was found. */
export interface VerifiedFile {
  readonly commit: string;
  readonly citationCount: number;
  readonly bad: readonly { readonly pageId: PageId; readonly citation: Citation; readonly reason: string }[];
  /** Internal links that lead nowhere. */
  readonly deadLinks: readonly string[];
}

/**
 * Checks every citation of a finished wiki against its commit, and every internal link.
 * @throws REQUEST_INVALID when the text is not a wiki or its repository is not known; every code of `acquire`
 */
export async function verifyWiki(request: VerifyRequest, ports: RunPorts): Promise<VerifiedFile> {
  const wiki = readWikiFile(request.text);
  if (!wiki) throw new OrionError('REQUEST_INVALID', { params: { field: 'verify', reason: 'not-a-wiki' } });
  const { repo } = wiki.manifest;
  const url = request.repository ?? repo.url;
  if (url === '') throw new OrionError('REQUEST_INVALID', { params: { field: '--repo', reason: 'local-wiki' } });
  const parsed = parseRepoUrl(url);
  const token = request.token(parsed.ok ? parsed.host : '');
  const snapshot = await acquire({ url, ref: repo.commit, ...(token && { token }) }, { ...ports, onProgress() {} });
  try {
    const source = new SourceReader(snapshot);
    await source.preload(wiki.pages.flatMap((page) => page.citations.map((citation) => citation.path)));
    const bad: VerifiedFile['bad'][number][] = [];
    let citationCount = 0;
    for (const page of wiki.pages) {
      citationCount += page.citations.length;
      for (const { citation, reason } of await verifyCitations(page.citations, source)) {
        if (reason !== undefined) bad.push({ pageId: page.id, citation, reason });
      }
    }
    return { commit: snapshot.commit, citationCount, bad, deadLinks: wiki.deadLinks };
  } finally {
    await snapshot.close();
  }
}
