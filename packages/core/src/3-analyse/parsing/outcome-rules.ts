import type { ArgumentFact, OutcomeFact } from '../analysis.ts';
import type { DescribedCall } from './extract-calls.ts';
import { goOutcome } from './go/go-outcomes.ts';
import { literalText } from './shorten.ts';

/** How code ends at one place, and what else has to be true for it. */
export interface FoundOutcome extends Pick<OutcomeFact, 'kind' | 'name' | 'message'> {
  /** Packages of which the file must import one for the words to mean this. */
  readonly needs?: readonly string[];
  /** Function that must come from outside of the repository. */
  readonly callee?: string;
  /** Whether the name must be one of the package or of an import: by itself it could be any value. */
  readonly isDeclared?: boolean;
}

/** Longest message kept. @source analysis.ts */
const MAX_MESSAGE = 160;

/** Whether an expression is an HTTP status: three digits, or a named one. */
export function isStatus(text: string): boolean {
  if (/^[1-5]\d\d$/.test(text)) return true;
  return /^(\w+\.)*(status|HTTPStatus|StatusCodes?|HttpStatus(Code)?|STATUS(_CODES?)?)\.\w+$/.test(text);
}

/** A call that ends the program or answers; `undefined` for other calls. */
export function callOutcome(call: DescribedCall): FoundOutcome | undefined {
  const parts = call.callee.split('.');
  const last = parts.at(-1) ?? '';
  const head = call.isPart || parts.length < 2 ? '' : (parts.at(-2) ?? '');
  return goOutcome(call, last) ?? exitOutcome(call, head, last) ?? answerOutcome(call, head, last);
}

const EXITS = new Set(['process.exit', 'Deno.exit', 'sys.exit', 'os._exit', 'exit', 'quit']);

function exitOutcome({ callee, isPart, arguments: list }: DescribedCall, head: string, last: string) {
  if (isPart) return undefined;
  const [first] = list;
  if (EXITS.has(callee)) {
    // `exit` alone is a function of Python's shell; elsewhere it must come from outside.
    const origin = callee === 'exit' || callee === 'quit' ? { callee } : {};
    return { kind: 'exits', ...exitName(callee, first), ...origin } as const;
  }
  if (last === 'exit' && (head === 'ctx' || head === 'context') && first !== undefined && isCode(first.text)) {
    return { kind: 'exits', name: first.text, needs: ['click', 'typer', 'rich_click'] } as const;
  }
  const message = last === 'error' && /parser$/i.test(head) ? literalText(first?.text ?? '', MAX_MESSAGE) : undefined;
  if (message === undefined) return undefined;
  return { kind: 'exits', name: callee, message, needs: ['argparse', 'optparse', 'configargparse'] } as const;
}

/** The code as written; without a literal one, the function that ends the program. */
function exitName(callee: string, first: ArgumentFact | undefined): { name: string; message?: string } {
  if (first === undefined) return { name: callee };
  if (isCode(first.text)) return { name: first.text };
  const message = literalText(first.text, MAX_MESSAGE);
  return message === undefined ? { name: callee } : { name: callee, message };
}

function isCode(text: string): boolean {
  return (
    /^-?\d{1,3}$/.test(text) || /^([A-Za-z_$][\w$]*\.)*[A-Z][A-Z0-9_]*$/.test(text) || /^\w*Exit\w*\.\w+$/.test(text)
  );
}

const ANSWERING = new Set(['status', 'sendStatus', 'writeHead']);
const BODIES = new Set(['json', 'text', 'html', 'body', 'newResponse', 'redirect']);
const REPLIES = new Set(['reply', 'res', 'response']);
const CONTEXTS = new Set(['c', 'ctx', 'context']);
const FAILURES = new Set(['error', 'fail', 'abort', 'createError', 'redirect']);

function answerOutcome(call: DescribedCall, head: string, last: string): FoundOutcome | undefined {
  const list = call.arguments;
  const first = plain(list[0]);
  if (ANSWERING.has(last) && isStatus(first) && (head !== '' || call.isPart)) return answer(first);
  if (last === 'code' && isStatus(first) && (REPLIES.has(head) || call.isPart))
    return { ...answer(first), needs: ['fastify'] };
  if (BODIES.has(last) && CONTEXTS.has(head)) {
    // The body comes first; of an object only its members are in the list.
    const hasBody = (call.call.node.childForFieldName('arguments')?.namedChildCount ?? 0) > 1;
    const status = plain(list.findLast(({ name }) => name === undefined));
    if (hasBody && isStatus(status)) return { ...answer(status), needs: ['hono'] };
  }
  if (FAILURES.has(last) && !call.isPart && isStatus(first)) {
    const message = literalText(plain(list[1]) || plain(list.find(({ name }) => name === 'description')), MAX_MESSAGE);
    return { ...answer(first), ...(message === undefined ? {} : { message }), callee: call.callee };
  }
  return namedStatus(call, head, last);
}

/** `new Response(body, { status: 404 })`, `JSONResponse(…, status_code=404)`. */
function namedStatus({ arguments: list }: DescribedCall, head: string, last: string): FoundOutcome | undefined {
  const isResponse = /Response$/.test(last) || /Response$/.test(head) || last === 'json';
  const status = isResponse
    ? list.find(({ name }) => name === 'status' || name === 'status_code' || name === 'statusCode')
    : undefined;
  return status !== undefined && isStatus(status.text) ? answer(status.text) : undefined;
}

function answer(name: string): FoundOutcome {
  return { kind: 'answers', name };
}

/** Text of an argument that has no name. */
function plain(argument: ArgumentFact | undefined): string {
  return argument === undefined || (argument.name !== undefined && argument.name !== 'description')
    ? ''
    : argument.text;
}
