import { styleText } from 'node:util';
import { fillMessage, messagesIn, OrionError, toOrionError, type WikiLanguage } from '@orionwiki/core';

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
  const { errors, cli, reasons } = messagesIn(language);
  const params: Record<string, string | number> = { incidentId: '-', ...error.params };
  const reason = params.reason;
  if (typeof reason === 'string' && Object.hasOwn(reasons, reason))
    params.reason = reasons[reason as keyof typeof reasons];
  const text = errors[error.code];
  const red = (value: string) => styleText('red', value, { stream: process.stderr });
  process.stderr.write(`${red(`${text.title}.`)} ${fillMessage(text.message, params)}\n`);
  process.stderr.write(`${fillMessage(cli.next, { hint: fillMessage(text.hint, params) })}\n`);
  process.stderr.write(
    `${styleText('dim', fillMessage(cli.details, { code: error.code }), { stream: process.stderr })}\n`,
  );
  if (isVerbose || error.code === 'INTERNAL') process.stderr.write(`${traceOf(thrown)}\n`);
  return thrown instanceof OrionError ? error.entry.exitCode : 1;
}
