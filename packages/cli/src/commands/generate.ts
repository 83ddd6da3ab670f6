import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  fillMessage,
  generateWiki,
  messagesIn,
  OrionError,
  type WikiFile,
  type WikiFolderFile,
  type WikiFormat,
  type WikiManifest,
  type WikiRequest,
} from '@orionwiki/core';
import { mayRedraw, startFolder, terminalLanguage } from '../env.ts';
import type { CliOptions } from '../options.ts';
import {
  createPlainProgress,
  createRedrawnProgress,
  type ProgressPrinter,
  SILENT_PROGRESS,
} from '../output/progress-printer.ts';
import type { CommandContext } from '../run-cli.ts';
import { writeWikiFile, writeWikiFolder } from '../write-wiki-files.ts';
import { generateOnServer } from './generate-on-server.ts';
import { readToken } from './read-token.ts';
import { createRunPorts } from './run-ports.ts';

/** Exit code of a wiki with pages that could not be written as asked. @source interface.md §4.1 */
const EXIT_PARTIAL = 7;

/** A wiki as the command line needs it, whoever made it. */
export interface MadeWiki {
  readonly outcome: 'complete' | 'partial' | 'cancelled';
  readonly manifest: WikiManifest;
  readonly noticeCount: number;
  file(format: WikiFormat): Promise<WikiFile>;
  folder(formats: readonly WikiFormat[]): Promise<readonly WikiFolderFile[]>;
}

/** The request for core, with local folders resolved against the folder the person stands in. */
export async function readRequest(options: CliOptions): Promise<WikiRequest> {
  const token = await readToken(options);
  const local = resolve(startFolder(), options.target);
  const isLocal = statSync(local, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return {
    repository: {
      url: isLocal ? local : options.target,
      ...(options.ref !== undefined && { ref: options.ref }),
      ...(options.subdir !== undefined && { subdir: options.subdir }),
      ...(options.username !== undefined && { username: options.username }),
      ...(token && { token }),
    },
    mode: options.mode,
    language: options.language,
    size: options.size,
    include: options.include,
    exclude: options.exclude,
    ...(options.maxTokens !== undefined && { maxTokens: options.maxTokens }),
  };
}

/** Progress as the options and the terminal want it; events as JSON lines when asked for. */
export function createPrinter(options: CliOptions): ProgressPrinter {
  if (options.json === 'stream') {
    return { onEvent: (event) => void process.stdout.write(`${JSON.stringify(event)}\n`), close() {} };
  }
  if (options.isQuiet) return SILENT_PROGRESS;
  return mayRedraw()
    ? createRedrawnProgress(process.stderr, terminalLanguage())
    : createPlainProgress(process.stderr, terminalLanguage());
}

async function makeLocally(context: CommandContext, printer: ProgressPrinter): Promise<MadeWiki> {
  const ports = createRunPorts(context.options, context.signal, printer);
  const result = await generateWiki(await readRequest(context.options), ports);
  return {
    outcome: result.outcome,
    manifest: result.manifest,
    noticeCount: result.notices.length,
    file: async (format) => result.file(format),
    folder: async (formats) => result.folder(formats),
  };
}

function report(made: MadeWiki, path: string, options: CliOptions): void {
  const { cli } = messagesIn(terminalLanguage());
  const { pages, citations, repo } = made.manifest;
  if (options.json !== 'none') {
    const { outcome, manifest } = made;
    process.stdout.write(`${JSON.stringify({ type: 'result', outcome, path, manifest })}\n`);
    return;
  }
  if (!options.isQuiet) {
    const number = new Intl.NumberFormat(terminalLanguage());
    const counts = {
      pages: number.format(pages),
      citations: number.format(citations),
      commit: repo.commit.slice(0, 7),
    };
    process.stderr.write(`${fillMessage(cli.summary, counts)}\n`);
    if (made.noticeCount > 0) process.stderr.write(`${fillMessage(cli.notices, { count: made.noticeCount })}\n`);
  }
  process.stdout.write(`${path}\n`);
}

/** One format goes to stdout or into one file, several into a folder. */
async function save(made: MadeWiki, options: CliOptions): Promise<void> {
  const [first = 'html', ...more] = options.formats;
  const where = { folder: startFolder(), out: options.out, isForced: options.isForced, language: options.language };
  if (more.length > 0) {
    const name = (await made.file('html')).filename.replace(/\.html$/, '');
    report(made, await writeWikiFolder(await made.folder(options.formats), { ...where, name }), options);
    return;
  }
  const file = await made.file(first);
  if (options.out !== '-') return report(made, await writeWikiFile(file, where), options);
  process.stdout.write(Buffer.from(file.body, file.encoding === 'base64' ? 'base64' : 'utf8'));
}

/** `orionwiki <repository>`: writes the wiki and prints its path as the last line of stdout. */
export async function runGenerate(context: CommandContext): Promise<number> {
  const { options } = context;
  const printer = createPrinter(options);
  let made: MadeWiki;
  try {
    made =
      options.server === undefined ? await makeLocally(context, printer) : await generateOnServer(context, printer);
  } finally {
    printer.close();
  }
  if (made.outcome === 'cancelled' && !options.keepsPartial) throw new OrionError('CANCELLED');
  await save(made, options);
  if (made.outcome === 'cancelled') {
    process.stderr.write(`${messagesIn(terminalLanguage()).cli.partialWritten}\n`);
    return new OrionError('CANCELLED').entry.exitCode;
  }
  return made.outcome === 'partial' ? EXIT_PARTIAL : 0;
}
