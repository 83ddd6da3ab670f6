import type { RepoPath } from '#vocabulary';
import type { CallFact, EntryFact, SymbolFact, SymbolId } from '../../analysis.ts';
import type { RawValue } from '../../parsing/surface/raw-surface.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';
import { targetOfValue } from './value-target.ts';

/** Kinds of declarations that can handle something. */
const HANDLING = new Set<SymbolFact['kind']>(['function', 'method', 'class', 'constant', 'variable', 'property']);

/** Types of other packages that are handlers. @source net/http, gin, echo, fiber, chi */
const HANDLER_TYPE = /(^|\.)(Handler|HandlerFunc|HandleFunc|ContextHandler|Handle)$/;

/** Most functions around a handler that are named. @source analysis.ts */
const MAX_THROUGH = 8;

/** What handlers are found with. */
export interface HandlerSources {
  readonly context: LinkContext;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
}

/** Who handles an entry, and what stands around it. */
export type FoundHandler = Pick<EntryFact, 'handler' | 'isInPlace' | 'through' | 'named' | 'bound'>;

/**
 * The function that a value names; of code written in place the only declared function it calls. In a call that is given
 * exactly one function, that one is the handler, and what is called stands around it; in a call that is given none, what
 * is called makes the handler.
 */
export function findHandler(path: RepoPath, value: RawValue | undefined, sources: HandlerSources): FoundHandler {
  const through: string[] = [];
  let at = value;
  while (at?.call !== undefined && through.length < MAX_THROUGH) {
    const given = at.call.passed.map((one) => ({ one, kind: kindOf(path, one, sources.context) }));
    const handlers = given.filter(({ kind }) => kind === 'handler');
    const [only] = handlers;
    if (handlers.length === 1 && only !== undefined) {
      through.push(at.call.callee);
      at = only.one;
      continue;
    }
    if (handlers.length > 1 || given.some(({ kind }) => kind === 'unknown')) return {};
    break;
  }
  const handler = targetOf(path, at, { ...sources, around: through });
  // Without what it is called with: `Page.as_view` of `Page.as_view()`.
  const written = /^[\w$.]+/.exec(at?.text ?? '')?.[0];
  const bound = through[0] ?? (at?.isInline === true ? undefined : written);
  return {
    ...(handler === undefined ? {} : { handler }),
    ...(at?.isInline === true ? { isInPlace: true } : {}),
    ...(written === undefined || at?.isInline === true ? {} : { named: written }),
    ...(bound === undefined ? {} : { bound }),
    ...(through.length === 0 ? {} : { through }),
  };
}

function targetOf(
  path: RepoPath,
  value: RawValue | undefined,
  { context, callsOf, around }: HandlerSources & { readonly around: readonly string[] },
): SymbolId | undefined {
  if (value === undefined) return undefined;
  if (value.name !== undefined || value.member !== undefined) {
    const id = targetOfValue(context, path, value);
    const kind = id === undefined ? undefined : context.index.symbols.get(id)?.kind;
    return kind !== undefined && HANDLING.has(kind) ? id : undefined;
  }
  if (value.isInline !== true) return undefined;
  const targets = new Set<SymbolId>();
  for (const { target, startLine, callee } of callsOf.get(path) ?? []) {
    // What stands around the code may begin on the same line.
    if (around.includes(callee)) continue;
    const kind = target === undefined ? undefined : context.index.symbols.get(target)?.kind;
    const isInside = startLine >= value.startLine && startLine <= value.endLine;
    if (target !== undefined && isInside && (kind === 'function' || kind === 'method')) targets.add(target);
  }
  return targets.size === 1 ? [...targets][0] : undefined;
}

/** Whether a value that is passed may handle something, by its type. */
function kindOf(path: RepoPath, value: RawValue, { go, index }: LinkContext): 'handler' | 'other' | 'unknown' {
  if (value.isInline === true) return 'handler';
  if (!path.endsWith('.go')) {
    const entity = value.name === undefined ? undefined : index.find(path, value.name)?.entity;
    const kind = entity !== undefined && 'symbol' in entity ? index.symbols.get(entity.symbol)?.kind : undefined;
    return kind === 'function' || kind === 'method' ? 'handler' : 'unknown';
  }
  const entity = value.way === undefined ? undefined : go.evaluator.evaluate(value.way, path);
  if (entity?.kind === 'function') return 'handler';
  if (entity?.kind !== 'value') return 'unknown';
  const { text } = entity.type;
  if (HANDLER_TYPE.test(text)) return 'handler';
  const type = go.evaluator.underlying(entity.type);
  return type?.text.startsWith('func(') === true ? 'handler' : 'other';
}
