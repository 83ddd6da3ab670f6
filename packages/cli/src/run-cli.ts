// Takes:      the arguments of the command line
// Gives:      an exit code; data on stdout, everything else on stderr
// Guarantees: an interrupt ends git, sockets and workers, and leaves nothing on the disk
// Never:      accepts a secret as an argument
import { messagesIn, sweepJobDirectories } from '@orionwiki/core';
import { runGenerate } from './commands/generate.ts';
import { runPlan } from './commands/plan.ts';
import { JOB_ROOT } from './commands/run-ports.ts';
import { runVerify } from './commands/verify.ts';
import { terminalLanguage } from './env.ts';
import { type CliOptions, readOptions } from './options.ts';
import { printProblem } from './output/print-problem.ts';
import { version } from './version.ts';

/** What a command gets besides its options. */
export interface CommandContext {
  readonly options: CliOptions;
  /** Aborted by an interrupt or by `--timeout`. */
  readonly signal: AbortSignal;
}

async function runCommand(context: CommandContext): Promise<number> {
  const { command } = context.options;
  if (command === 'help') {
    process.stdout.write(messagesIn(terminalLanguage()).cli.usage);
    return 0;
  }
  if (command === 'version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  await sweepJobDirectories(JOB_ROOT);
  if (command === 'plan') return runPlan(context);
  if (command === 'verify') return runVerify(context);
  return runGenerate(context);
}

/** Aborts on the first interrupt; npm and the terminal may deliver the same one several times. */
function abortOnSignals(controller: AbortController): () => void {
  const abort = () => controller.abort(new Error('interrupted'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, abort);
  return () => {
    for (const signal of signals) process.off(signal, abort);
  };
}

/** Runs one command line to its end and sets the process's exit code. */
export async function runCli(args: readonly string[]): Promise<void> {
  const language = terminalLanguage();
  const controller = new AbortController();
  const release = abortOnSignals(controller);
  let isVerbose = false;
  try {
    const options = readOptions(args);
    isVerbose = options.isVerbose;
    const deadline = AbortSignal.timeout(options.timeoutSeconds * 1000);
    process.exitCode = await runCommand({ options, signal: AbortSignal.any([controller.signal, deadline]) });
  } catch (thrown) {
    process.exitCode = printProblem(thrown, language, isVerbose);
  } finally {
    release();
  }
}
