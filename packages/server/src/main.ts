import { tmpdir } from 'node:os';
import { describeError, isOrionError, messagesIn, requireGit, sweepJobDirectories } from '@orionwiki/core';
import type { App, StopOptions } from './app.ts';
import { assemble } from './assemble.ts';
import { type Environment, readEnvironment, startLanguage } from './env.ts';
import { withIncidentId } from './log/incident-id.ts';
import type { Log } from './log/log.ts';
import { START_TEXTS } from './start-texts.ts';

const language = startLanguage();
const texts = START_TEXTS[language];
const read = readEnvironment();
if ('faults' in read) {
  const faults = read.faults.map(({ name, reason }) => `  ${name}: ${reason}`);
  exitWith([texts.environment, ...faults].join('\n'));
}
const { environment } = read;

const git = await requireGit().catch(() => exitWith(texts.git));
const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(environment.HOST);
if (!git.hasResourceLimits && !isLocal && !environment.ORION_UNLIMITED_GIT) exitWith(texts.limits);

const { app, log } = await assemble(environment, { unlimitedGit: !git.hasResourceLimits }).catch(exitWithError);
if (!git.hasResourceLimits) log.warn({ git: git.version }, texts.noLimits);
await sweepJobDirectories(tmpdir());
const { url } = await app.listen(environment.PORT_BACKEND, environment.HOST).catch(exitWithError);
log.info({ url, node: process.version, git: git.version, engine: environment.RUN_ENGINE }, 'listening');
stopOnSignals(app, log, environment);
process.on('unhandledRejection', (reason) => reportUnforeseen(reason, 'a promise was left alone'));
process.on('uncaughtException', (error) => {
  reportUnforeseen(error, 'an error nobody caught ends the process');
  process.exit(1);
});

/** Through the log and not by the runtime, because only the log takes secrets out. */
function reportUnforeseen(thrown: unknown, message: string): void {
  const error = withIncidentId(thrown);
  log.error({ incidentId: error.incidentId, err: error }, message);
}

function exitWithError(error: unknown): never {
  if (!isOrionError(error)) exitWith(`${texts.failed} ${String(error)}`);
  const { title, message, hint } = describeError(error, messagesIn(language));
  exitWith(`${title}. ${message} ${hint} [${error.code}]`);
}

function exitWith(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** The first signal lets the work end; a second one of the same kind ends the process at once. */
function stopOnSignals(running: App, to: Log, { DRAIN_DELAY_MS, DRAIN_TIMEOUT_MS }: Environment): void {
  const options: StopOptions = { drainDelayMs: DRAIN_DELAY_MS, drainTimeoutMs: DRAIN_TIMEOUT_MS };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      to.info({ signal }, 'stopping');
      // Ctrl-C has no load balancer behind it that would have to notice first.
      await running.stop(signal === 'SIGINT' ? { ...options, drainDelayMs: 0 } : options);
      to.info({ signal }, 'stopped');
      process.exit(0);
    });
  }
}
