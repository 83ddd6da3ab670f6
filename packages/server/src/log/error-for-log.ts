/** Links of a chain of causes that are written down. */
const MAX_CAUSES = 8;

/** Characters of one message or stack that are written down. */
const MAX_TEXT = 8000;

/** An error as it stands in the log. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  /** The causes, outermost first. */
  readonly causes?: readonly LoggedError[];
}

/** Name, message, code and stack of an error and of everything that caused it; nothing else that hangs on it. */
export function errorForLog(error: unknown): LoggedError {
  const causes: LoggedError[] = [];
  let cause = causeOf(error);
  while (cause !== undefined && causes.length < MAX_CAUSES) {
    causes.push(describeOne(cause));
    cause = causeOf(cause);
  }
  return causes.length === 0 ? describeOne(error) : { ...describeOne(error), causes };
}

function describeOne(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: cut(String(error)) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: cut(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(error.stack === undefined ? {} : { stack: cut(error.stack) }),
  };
}

function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0] ?? error.cause;
  return error instanceof Error ? error.cause : undefined;
}

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)} … ${text.length} characters`;
}
