import type { ModuleTarget } from '#survey';

/** The candidate paths of the best target for `specifier`: an exact key first, then the pattern with the longest start. */
export function matchTargets(specifier: string, targets: readonly ModuleTarget[]): readonly string[] {
  let best: { readonly target: ModuleTarget; readonly rest: string; readonly length: number } | undefined;
  for (const target of targets) {
    if (target.key === specifier) return target.targets;
    const star = target.key.indexOf('*');
    if (star < 0) continue;
    const start = target.key.slice(0, star);
    const end = target.key.slice(star + 1);
    const isMatch =
      specifier.length >= start.length + end.length && specifier.startsWith(start) && specifier.endsWith(end);
    if (!isMatch || (best !== undefined && best.length >= start.length)) continue;
    best = { target, rest: specifier.slice(start.length, specifier.length - end.length), length: start.length };
  }
  const found = best;
  return found === undefined ? [] : found.target.targets.map((path) => path.replaceAll('*', () => found.rest));
}
