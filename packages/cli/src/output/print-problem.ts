import { styleText } from 'node:util';
import { describeError, fillMessage, messagesIn, OrionError, toOrionError, type WikiLanguage } from '@orionwiki/core';

/** Stack and cause chain of an error, innermost last, without values of secrets (errors never hold any). */
function traceOf(error: unknown): string {
  const lines: string[] = [];
  for (let current = error, depth = 0; current instanceof Error && depth < 8; current = current.cause, depth++) {
    lines.push(current.stack ?? current.message);
  }
  return lines.join('\ncaused by: ');
}

/** Writes title, message, next step and code of an error to stderr and gives the exit code. */
export function printProblem(thrown: unknown, language: WikiLanguage, isVerbose: boolean): number {
  const error = toOrionError(thrown);
  const messages = messagesIn(language);
  const params = { incidentId: '-', ...error.params };
  const { title, message, hint } = describeError({ code: error.code, params }, messages);
  const red = (value: string) => styleText('red', value, { stream: process.stderr });
  const dim = (value: string) => styleText('dim', value, { stream: process.stderr });
  process.stderr.write(`${red(`${title}.`)} ${message}
`);
  process.stderr.write(`${fillMessage(messages.cli.next, { hint })}
`);
  process.stderr.write(`${dim(fillMessage(messages.cli.details, { code: error.code }))}
`);
  if (isVerbose || error.code === 'INTERNAL') process.stderr.write(`${traceOf(thrown)}\n`);
  return thrown instanceof OrionError ? error.entry.exitCode : 1;
}
