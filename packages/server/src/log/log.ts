import pino, { type DestinationStream } from 'pino';
import { errorForLog } from './error-for-log.ts';

/** Levels from loud to silent. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** One of {@link LOG_LEVELS}. */
type LogLevel = (typeof LOG_LEVELS)[number];

/** Fields of a line; `err` is written with stack and causes. */
type LogFields = Readonly<Record<string, unknown>> & { readonly err?: unknown };

/** Writes lines for operators. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** How the log is written. */
export interface LogOptions {
  readonly level: LogLevel;
  /** Takes secrets out of each finished line. */
  readonly scrub: (line: string) => string;
  /** Default: standard output, written before the call returns, so that nothing is lost when the process ends. */
  readonly destination?: DestinationStream;
}

/** A log of one JSON object per line. */
export function createLog({ level, scrub, destination }: LogOptions): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorForLog },
      hooks: { streamWrite: scrub },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
