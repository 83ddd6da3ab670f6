import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fillMessage, messagesIn, OrionError, verifyWiki } from '@orionwiki/core';
import { startFolder, terminalLanguage, tokenForHost } from '../env.ts';
import type { CommandContext } from '../run-cli.ts';
import { createPrinter } from './generate.ts';
import { readToken } from './read-token.ts';
import { createRunPorts } from './run-ports.ts';

/** Exit code of a wiki with bad citations. @source interface.md §4.1 */
const EXIT_BAD_CITATIONS = 8;
/** Bad citations that are listed one by one. */
const LISTED = 50;
/** Files of a wiki folder that hold the citations, in order of preference. */
const FOLDER_FILES = ['wiki.json', 'wiki.html'];

async function readWikiText(target: string): Promise<string> {
  const path = resolve(startFolder(), target);
  const found = await stat(path).catch(() => undefined);
  const candidates = found?.isDirectory() ? FOLDER_FILES.map((name) => join(path, name)) : [path];
  for (const candidate of candidates) {
    const text = await readFile(candidate, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  const reason = fillMessage(messagesIn(terminalLanguage()).cli.verifyNotAWiki, { path });
  throw new OrionError('REQUEST_INVALID', { params: { field: 'verify', reason } });
}

async function whereTheCommitIs(given: string | undefined): Promise<string | undefined> {
  if (given === undefined) return undefined;
  const local = resolve(startFolder(), given);
  return (await stat(local).catch(() => undefined))?.isDirectory() ? local : given;
}

/** `orionwiki verify <file|folder>`: fetches the commit and checks every citation and internal link again. */
export async function runVerify(context: CommandContext): Promise<number> {
  const { options, signal } = context;
  const { cli } = messagesIn(terminalLanguage());
  const text = await readWikiText(options.target);
  const printer = createPrinter(options);
  const repository = await whereTheCommitIs(options.repo);
  const token = await readToken({ ...options, target: repository ?? '' });
  const checked = await verifyWiki(
    {
      text,
      ...(repository !== undefined && { repository }),
      token: (host) => token ?? tokenForHost(host),
    },
    createRunPorts({ ...options, mode: 'facts' }, signal, printer),
  ).finally(() => printer.close());
  const counts = { count: checked.citationCount, bad: checked.bad.length, commit: checked.commit.slice(0, 7) };
  const isGood = checked.bad.length === 0 && checked.deadLinks.length === 0;
  if (options.json !== 'none') process.stdout.write(`${JSON.stringify({ type: 'verify', ...checked })}\n`);
  else {
    for (const { pageId, citation, reason } of checked.bad.slice(0, LISTED)) {
      const range = `${citation.path}:${citation.startLine}-${citation.endLine}`;
      process.stdout.write(`${pageId}  ${range}  ${reason}  ${citation.claim.slice(0, 120)}\n`);
    }
    for (const link of checked.deadLinks.slice(0, LISTED)) process.stdout.write(`${link}\n`);
    process.stdout.write(`${fillMessage(checked.bad.length === 0 ? cli.verifyGood : cli.verifyBad, counts)}\n`);
    if (checked.deadLinks.length > 0) {
      process.stdout.write(`${fillMessage(cli.verifyLinks, { count: checked.deadLinks.length })}\n`);
    }
  }
  return isGood ? 0 : EXIT_BAD_CITATIONS;
}
