import type { EntryPointFact, RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { CallFact, EntryFact, GuardFact } from '../../analysis.ts';
import type { ReadFile } from '../../read-files.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';
import type { ResolvedImport } from '../../resolve-imports/resolve-imports.ts';

/** What programs are found from. */
export interface ProgramSources {
  readonly survey: RepoSurvey;
  readonly files: ReadonlyMap<RepoPath, ReadFile>;
  readonly imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>;
  readonly context: LinkContext;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
}

/** Commands of manifests with the files they lead to, in the manifests' order. */
function programsOf({ packages }: RepoSurvey): EntryPointFact[] {
  return packages.flatMap(({ entryPoints }) =>
    entryPoints.filter(({ kind, target }) => (kind === 'bin' || kind === 'script') && target !== undefined),
  );
}

/** Names of the programs by the file they begin in; the first one of several. */
export function programNames(survey: RepoSurvey): Map<RepoPath, string> {
  const names = new Map<RepoPath, string>();
  for (const { target, name } of programsOf(survey))
    if (target !== undefined && !names.has(target)) names.set(target, name);
  return names;
}

/** Programs that manifests declare, and the commands that their files tell apart by comparison. */
export function programEntries(sources: ProgramSources): EntryFact[] {
  const programs = programsOf(sources.survey);
  const mains = programs.flatMap((program) => mainEntry(sources, program));
  return [...mains, ...comparedCommands(sources, programs)];
}

/** The function a manifest names, or the last call at the top of the file that reaches a declaration; else the manifest's line. */
function mainEntry({ files, context, callsOf }: ProgramSources, program: EntryPointFact): EntryFact[] {
  const { target, symbol, name } = program;
  if (target === undefined) return [];
  const main = symbol === undefined ? undefined : context.index.find(target, symbol)?.entity;
  if (main !== undefined && 'symbol' in main) {
    const fact = context.index.symbols.get(main.symbol);
    if (fact === undefined) return [];
    const { path, nameLine, signatureEndLine } = fact;
    return [{ path, kind: 'main', name, startLine: nameLine, endLine: signatureEndLine, handler: fact.id }];
  }
  const top = (callsOf.get(target) ?? []).filter((call) => call.caller === undefined && call.target !== undefined);
  const call = top.at(-1);
  if (call !== undefined && files.get(target)?.role === 'code') {
    const { startLine, endLine } = call;
    const fact = { path: target, kind: 'main', name, startLine, endLine } as const;
    return [call.target === undefined ? fact : { ...fact, handler: call.target }];
  }
  return [{ path: program.path, kind: 'main', name, startLine: program.startLine, endLine: program.endLine }];
}

/** What holds the word typed behind the program's name. */
const TYPED =
  /^([\w$]+\.)*(command|cmd|subcommand|subCommand|commandName)$|^(process\.|sys\.)?(argv|args|positionals|rest|_)\[[0-2]\]$/;

const COMPARED = /^(.+?)\s*={2,3}\s*(['"])([\w:-]{1,40})\2$/;

/** `if (command === 'serve') await serve()` in the file of a program, or in one that it imports. */
function comparedCommands(
  { context, callsOf, imports }: ProgramSources,
  programs: readonly EntryPointFact[],
): EntryFact[] {
  const paths = new Set<RepoPath>();
  for (const { target } of programs) {
    if (target === undefined) continue;
    paths.add(target);
    for (const { fact } of imports.get(target) ?? []) if (fact.to !== undefined) paths.add(fact.to);
  }
  const found = new Map<string, EntryFact>();
  for (const path of [...paths].sort()) {
    for (const call of callsOf.get(path) ?? []) {
      const guard = call.guards?.[0];
      const name = guard === undefined ? undefined : typedWord(guard);
      const kind = call.target === undefined ? undefined : context.index.symbols.get(call.target)?.kind;
      if (guard === undefined || name === undefined || call.target === undefined || kind !== 'function') continue;
      const { line: startLine } = guard;
      const isShort = call.endLine - startLine < 12;
      const entry = { startLine, endLine: isShort ? call.endLine : startLine, handler: call.target };
      if (!found.has(`${path} ${name}`)) found.set(`${path} ${name}`, { path, kind: 'command', name, ...entry });
    }
  }
  return [...found.values()];
}

function typedWord({ kind, condition, subject }: GuardFact): string | undefined {
  if (kind === 'case' && subject !== undefined && TYPED.test(subject))
    return /^(['"])([\w:-]{1,40})\1$/.exec(condition)?.[2];
  const compared = kind === 'if' ? COMPARED.exec(condition) : null;
  return compared !== null && TYPED.test(compared[1]?.trim() ?? '') ? compared[3] : undefined;
}
