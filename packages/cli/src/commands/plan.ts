import { fillMessage, messagesIn, previewWiki } from '@orionwiki/core';
import { terminalLanguage } from '../env.ts';
import type { CommandContext } from '../run-cli.ts';
import { createPrinter, readRequest } from './generate.ts';
import { createRunPorts } from './run-ports.ts';

/** `orionwiki plan <repository>`: what would be written, and what a model would cost; writes nothing. */
export async function runPlan(context: CommandContext): Promise<number> {
  const { options, signal } = context;
  const printer = createPrinter(options);
  const ports = createRunPorts({ ...options, mode: 'facts' }, signal, printer);
  const preview = await previewWiki(await readRequest(options), ports).finally(() => printer.close());
  if (options.json !== 'none') {
    process.stdout.write(`${JSON.stringify({ type: 'plan', ...preview })}\n`);
    return 0;
  }
  const { cli } = messagesIn(terminalLanguage());
  const number = new Intl.NumberFormat(terminalLanguage());
  const lines = [
    fillMessage(cli.planTitle, { name: preview.name, commit: preview.commit.slice(0, 7) }),
    fillMessage(cli.planFiles, {
      seen: number.format(preview.files.seen),
      read: number.format(preview.files.read),
      parsed: number.format(preview.files.parsed),
    }),
    fillMessage(cli.planPages, { count: preview.pages.length }),
    ...preview.pages.map((page) => `  ${page.parent === undefined ? '' : '  '}${page.title}  (${page.id})`),
    fillMessage(cli.planTokens, {
      input: number.format(preview.estimate.inputTokens),
      output: number.format(preview.estimate.outputTokens),
    }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
