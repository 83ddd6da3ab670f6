import type { SyntaxNode } from './syntax-node.ts';

/** Longest type looked at. */
const MAX_TYPE = 120;

/** Types that only wrap another one which may be absent. */
const WRAPPED = /^(?:[\w.]+\.)?Optional\[(.+)\]$/;

/**
 * The one named type of an annotation without its arguments: `Queue` of `Queue<Job> | undefined`, `Promise<Queue>` kept
 * whole so that awaiting can take it apart. `undefined` for unions of several types, functions, tuples and the like.
 */
export function typeNameOf(node: SyntaxNode): string | undefined {
  return node.endIndex - node.startIndex > MAX_TYPE ? undefined : typeNameIn(node.text);
}

/** As {@link typeNameOf}, for the text of an annotation. */
export function typeNameIn(written: string): string | undefined {
  const flat = written
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  const parts = splitUnion(flat).filter((part) => !/^(undefined|null|None)$/.test(part));
  const [only = ''] = parts;
  if (parts.length !== 1) return undefined;
  const inner = WRAPPED.exec(only)?.[1];
  if (inner !== undefined) return typeNameIn(inner);
  const bare = only.replace(/^readonly /, '');
  if (/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(bare)) return bare;
  if (/^[^|&()]+\[\]$/.test(bare)) return 'Array';
  if (/^(Promise|PromiseLike|Awaitable)[<[].+[>\]]$/.test(bare)) return bare;
  const generic = /^([\p{L}_$][\p{L}\p{N}_$.]*)[<[][^()]*[>\]]$/u.exec(bare)?.[1];
  return generic === undefined || NOT_INSTANCES.test(generic) ? undefined : generic;
}

/** Python's special forms: what they hold is no object of that type. */
const NOT_INSTANCES = /(^|\.)(type|Type|ClassVar|Final|Callable|Union|Annotated|Literal|Self|Unpack|Concatenate)$/;

/** The awaited type of `Promise<Queue>`; other types unchanged. */
export function awaitedType(name: string): string | undefined {
  const inner = /^(?:Promise|PromiseLike|Awaitable)[<[](.+)[>\]]$/.exec(name)?.[1];
  return inner === undefined ? name : typeNameIn(inner);
}

/** Splits at `|` outside of brackets. */
function splitUnion(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    if ('<[({'.includes(mark)) depth++;
    else if (']})'.includes(mark) || (mark === '>' && text[at - 1] !== '=')) depth--;
    else if (mark === '|' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== '');
}
