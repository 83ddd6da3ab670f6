import type { RepoPath } from '#vocabulary';
import type { OutcomeFact, SymbolId } from '../analysis.ts';
import type { RawOutcome } from '../parsing/parsed-file.ts';
import { isGlobal } from './language-globals.ts';
import type { LinkContext } from './link-declarations.ts';

/** Outcomes whose words mean what they seem to: the function comes from outside, the framework is imported. */
export function linkOutcomes(context: LinkContext, path: RepoPath, outcomes: readonly RawOutcome[]): OutcomeFact[] {
  return outcomes.flatMap(({ needs, callee, isDeclared, isCaught, ...outcome }) => {
    if (needs !== undefined && !context.externals.importsOneOf(path, needs)) return [];
    if (callee !== undefined && !isFromOutside(context, path, callee)) return [];
    const entity = outcome.kind === 'raises' ? context.index.find(path, outcome.name)?.entity : undefined;
    if (isDeclared === true && entity === undefined && context.externals.find(path, outcome.name) === undefined)
      return [];
    const target = entity !== undefined && 'symbol' in entity ? { target: entity.symbol } : {};
    const isSignal = isCaught === true && isOwn(target.target, path, context);
    return [{ path, ...outcome, ...target, ...(isSignal ? { isSignal } : {}) }];
  });
}

/** Whether a declaration is for its own file alone. */
function isOwn(id: SymbolId | undefined, path: RepoPath, { index }: LinkContext): boolean {
  const symbol = id === undefined ? undefined : index.symbols.get(id);
  return symbol?.path === path && (/^_(?!_)/.test(symbol.name) || (!path.endsWith('.py') && !symbol.isExported));
}

function isFromOutside({ externals, index }: LinkContext, path: RepoPath, callee: string): boolean {
  if (externals.find(path, callee) !== undefined) return true;
  const [head = ''] = callee.split('.', 1);
  return index.find(path, callee) === undefined && !index.isNameOf(path, head) && isGlobal(path, head);
}
