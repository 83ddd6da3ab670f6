import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS, type RunPorts, verifyWiki } from '@orionwiki/core';
import type { WikiBundle } from './bundle.ts';
import type { Reverified } from './rows/citations.ts';

const CLI = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'src', 'main.ts');

/** What a wiki is made of; everything else is the command line's default. */
export interface WikiOrder {
  /** A git folder, bare or with a work tree. */
  readonly folder: string;
  readonly commit?: string;
  readonly language?: string;
}

/**
 * Makes a wiki with the command line, in a process of its own.
 * @returns the text of wiki.json
 * @throws Error when the command line fails; its messages went to stderr
 */
export async function makeWiki({ folder, commit, language = 'en' }: WikiOrder): Promise<string> {
  const ref = commit === undefined ? [] : ['--ref', commit];
  const child = spawn(process.execPath, [CLI, folder, '-q', '-f', 'json', '-o', '-', '--lang', language, ...ref], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`no wiki of ${folder}: the command line ended with ${code}`);
  return Buffer.concat(chunks).toString('utf8');
}

/** Bytes that differ between two runs on the commit of a bundle; length differences count. */
export async function countDifferingBytes(folder: string, bundle: WikiBundle): Promise<number> {
  const order = { folder, commit: bundle.repo.commit, language: bundle.language };
  const [first, second] = [await makeWiki(order), await makeWiki(order)].map((text) => Buffer.from(text));
  if (first === undefined || second === undefined) return 0;
  let differing = Math.abs(first.length - second.length);
  for (let at = 0; at < Math.min(first.length, second.length); at++) if (first[at] !== second[at]) differing += 1;
  return differing;
}

/** Has the product check every citation of a finished wiki again. */
export async function reverify(text: string, folder: string): Promise<Reverified> {
  const jobRoot = await mkdtemp(join(tmpdir(), 'orionwiki-measure-'));
  const ports: RunPorts = {
    policy: createOutboundPolicy(DEFAULT_OUTBOUND_SETTINGS),
    jobRoot,
    signal: AbortSignal.timeout(600_000),
    onEvent() {},
    onPage() {},
    allowLocal: true,
  };
  try {
    const { bad, citationCount } = await verifyWiki({ text, repository: folder, token: () => undefined }, ports);
    return {
      count: citationCount,
      bad: bad.map(({ pageId, citation, reason }) => ({
        pageId,
        text: `${citation.path}:${citation.startLine}-${citation.endLine} ${reason}: ${citation.claim.slice(0, 120)}`,
      })),
    };
  } finally {
    await rm(jobRoot, { recursive: true, force: true });
  }
}
