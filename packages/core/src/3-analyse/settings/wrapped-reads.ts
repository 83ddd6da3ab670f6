import type { RepoPath } from '#vocabulary';
import type { AnalysedFile, EnvironmentFact, SymbolFact, SymbolId } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';

/** A string that may be the name of a variable. */
const NAME = /^[rbuf]{0,2}(["'`])([A-Za-z_][A-Za-z0-9_]{1,100})\1$/;

/**
 * Environment variables whose names are passed as literals to functions that read what a parameter names:
 * `number_from("APP_PORT")`. One level: a function that hands its own parameter on is not followed. O(calls).
 */
export function wrappedReads(
  readers: readonly { readonly reader: SymbolId; readonly parameter: string }[],
  files: ReadonlyMap<RepoPath, AnalysedFile>,
  symbols: ReadonlyMap<SymbolId, SymbolFact>,
): EnvironmentFact[] {
  const places = new Map<SymbolId, { readonly at: number; readonly parameter: string }>();
  for (const { reader, parameter } of readers) {
    const at = symbols.get(reader)?.parameters?.findIndex(({ name }) => name === parameter) ?? -1;
    if (at >= 0) places.set(reader, { at, parameter });
  }
  if (places.size === 0) return [];
  return [...files.values()].flatMap(({ path, calls }) =>
    calls.flatMap((call): EnvironmentFact[] => {
      const place = call.target === undefined ? undefined : places.get(call.target);
      if (call.target === undefined || place === undefined) return [];
      const all = call.arguments ?? [];
      const given = all.find(({ name }) => name === place.parameter) ?? all[place.at];
      const isIts = given !== undefined && (given.name === undefined || given.name === place.parameter);
      const name = isIts ? NAME.exec(given.text)?.[2] : undefined;
      if (given === undefined || name === undefined) return [];
      const { startLine, endLine, callee, caller } = call;
      return [
        {
          path,
          name: flatCopy(name),
          startLine,
          endLine,
          through: { reader: call.target, callee, argument: given.text },
          ...(caller === undefined ? {} : { in: caller }),
        },
      ];
    }),
  );
}
