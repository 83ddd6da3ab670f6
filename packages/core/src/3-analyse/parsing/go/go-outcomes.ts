import type { ArgumentFact } from '../../analysis.ts';
import type { DescribedCall } from '../extract-calls.ts';
import type { FoundOutcome } from '../outcome-rules.ts';
import { literalText } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';

/** Longest message kept. @source analysis.ts */
const MAX_MESSAGE = 160;

const MAX_NAME = 120;

/** Expressions that a Go function may return as its error. */
export const GO_RETURNED = new Set([
  'call_expression',
  'identifier',
  'selector_expression',
  'unary_expression',
  'composite_literal',
]);

/** Functions that make an error of a message, with the place of the message. */
const MAKERS: readonly (readonly [RegExp, number])[] = [
  [/^(fmt\.Errorf|errors\.(New|Errorf)|xerrors\.(New|Errorf))$/, 0],
  [/^errors\.(Wrap|Wrapf|WithMessage|WithMessagef)$/, 1],
  [/^status\.(Error|Errorf)$/, 1],
];

/** `ErrClosed`, `errNotFound`, `store.ErrClosed`, `io.EOF`. */
const SENTINEL = /^(\w+\.)?([Ee]rr[A-Z]\w*|EOF)$/;

/** The error that a `return` gives as its last value; `undefined` when which one it is is not written there. */
export function returnedError(value: SyntaxNode, call: DescribedCall | undefined): FoundOutcome | undefined {
  if (call !== undefined) return madeError(call);
  if (value.endIndex - value.startIndex > 5 * MAX_NAME) return undefined;
  const literal = value.type === 'unary_expression' ? value.childForFieldName('operand') : value;
  if (literal?.type === 'composite_literal') {
    const name = literal.childForFieldName('type')?.text.replace(/\s+/g, '') ?? '';
    return /^(\w+\.)?\w*Err(or)?$/.test(name) && name.length <= MAX_NAME ? { kind: 'raises', name } : undefined;
  }
  const name = value.text.replace(/\s+/g, '');
  return SENTINEL.test(name) && name.length <= MAX_NAME ? { kind: 'raises', name, isDeclared: true } : undefined;
}

function madeError(call: DescribedCall): FoundOutcome | undefined {
  for (const [pattern, place] of MAKERS) {
    if (call.isPart || !pattern.test(call.callee)) continue;
    const message = messageAt(call.arguments, place);
    return { kind: 'raises', name: call.callee, callee: call.callee, ...said(message) };
  }
  return undefined;
}

/** A call of Go that ends the program, panics, or answers a request; `undefined` for other calls. */
export function goOutcome(call: DescribedCall, last: string): FoundOutcome | undefined {
  const { callee, isPart, arguments: list } = call;
  const [first, second, third] = list.map(({ text }) => text);
  if (last === 'WriteHeader' && first !== undefined && isGoStatus(first)) return { kind: 'answers', name: first };
  if (!isPart && callee === 'panic') return { kind: 'raises', name: 'panic', callee, ...said(panicMessage(first)) };
  if (!isPart && callee === 'os.Exit') return { kind: 'exits', name: isCode(first) ? first : callee, callee };
  if (!isPart && /^log\.(Fatal|Fatalf|Fatalln|Panic|Panicf)$/.test(callee))
    return {
      kind: callee.startsWith('log.Fatal') ? 'exits' : 'raises',
      name: callee,
      callee,
      ...said(messageAt(list, 0)),
    };
  if (!isPart && callee === 'http.Error' && third !== undefined && isGoStatus(third))
    return {
      kind: 'answers',
      name: third,
      callee,
      ...said(second === undefined ? undefined : literalText(second, MAX_MESSAGE)),
    };
  if (!isPart && callee === 'http.NotFound') return { kind: 'answers', name: callee, callee };
  if (ANSWERING.has(last) && list.length > 0 && first !== undefined && isGoStatus(first) && callee.includes('.'))
    return { kind: 'answers', name: first, needs: FRAMEWORKS };
  return undefined;
}

const ANSWERING = new Set(
  'JSON IndentedJSON String HTML XML YAML NoContent Status SendStatus AbortWithStatus AbortWithStatusJSON AbortWithError Data Redirect'.split(
    ' ',
  ),
);

const FRAMEWORKS = [
  'github.com/gin-gonic/gin',
  'github.com/labstack/echo',
  'github.com/labstack/echo/v4',
  'github.com/gofiber/fiber',
  'github.com/gofiber/fiber/v2',
];

/** `http.StatusNotFound`, `404`. */
function isGoStatus(text: string): boolean {
  return /^([1-5]\d\d|(http|fiber)\.Status[A-Z]\w*)$/.test(text);
}

function isCode(text: string | undefined): text is string {
  return text !== undefined && /^-?\d{1,3}$|^\w*[eE]xit\w*$/.test(text);
}

function messageAt(list: readonly ArgumentFact[], place: number): string | undefined {
  const text = list[place]?.text;
  return text === undefined ? undefined : literalText(text, MAX_MESSAGE);
}

/** `panic("…")`, `panic(fmt.Sprintf("…", x))`. */
function panicMessage(text: string | undefined): string | undefined {
  const inner = /^(?:fmt\.(?:Sprintf|Errorf|Sprint)|errors\.New)\((.*)$/s.exec(text ?? '')?.[1] ?? text;
  const literal = /^("(?:[^"\\]|\\.)*"|`[^`]*`)/.exec(inner ?? '')?.[1];
  return literal === undefined ? undefined : literalText(literal, MAX_MESSAGE);
}

function said(message: string | undefined): { message?: string } {
  return message === undefined ? {} : { message };
}
