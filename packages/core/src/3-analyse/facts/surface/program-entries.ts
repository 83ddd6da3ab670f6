import type { EntryPointFact, RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { CallFact, EntryFact, GuardFact } from '../../analysis.ts';
import { goPrograms } from '../../rank-links.ts';
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

/** Tells under which name the code of a file is started: its own program's, or the only one of its package. */
export function programNames(survey: RepoSurvey): (path: RepoPath) => string | undefined {
  const names = new Map<RepoPath, string>();
  for (const { target, name } of programsOf(survey)) {
    if (target !== undefined && !names.has(target)) names.set(target, name);
  }
  const packages = survey.packages
    .map(({ root, entryPoints }) => ({
      prefix: root === '' ? '' : `${root}/`,
      programs: entryPoints.filter(({ kind }) => kind === 'bin' || kind === 'script'),
    }))
    .filter(({ programs }) => programs.length > 0)
    .sort((left, right) => right.prefix.length - left.prefix.length);
  return (path) => {
    const around = packages.find(({ prefix }) => path.startsWith(prefix))?.programs ?? [];
    return names.get(path) ?? (around.length === 1 ? around[0]?.name : undefined);
  };
}

/** Programs that manifests declare, and the commands that their files tell apart by comparison. */
export function programEntries(sources: ProgramSources): EntryFact[] {
  const programs = programsOf(sources.survey);
  const mains = programs.flatMap((program) => mainEntry(sources, program));
  return [...mains, ...comparedCommands(sources, programs), ...goCommands(sources)];
}

/** `switch flag.Arg(0) { case "stats": stats(store) }` in the file of a Go program. */
function goCommands(sources: ProgramSources): EntryFact[] {
  return [...goPrograms(sources.files)].sort().flatMap((path) => commandsIn(path, sources));
}

/** The function a manifest names, or the only one, or only imported one, that the file calls outside of functions; else the manifest's line. */
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
  // The calls of product code are kept one for one.
  const raw = files.get(target)?.parsed?.calls ?? [];
  const top = (callsOf.get(target) ?? []).filter(
    (call, index) => call.target !== undefined && raw[index]?.isAtOnce === true,
  );
  const call = onlyTarget(top) ?? onlyTarget(top.filter(({ how }) => how === 'import'));
  if (call?.target !== undefined && files.get(target)?.role === 'code') {
    const { startLine, endLine } = call;
    return [{ path: target, kind: 'main', name, startLine, endLine, handler: call.target }];
  }
  return [{ path: program.path, kind: 'main', name, startLine: program.startLine, endLine: program.endLine }];
}

/** The first call when all reach the same declaration. */
function onlyTarget(calls: readonly CallFact[]): CallFact | undefined {
  const [first] = calls;
  return first !== undefined && calls.every(({ target }) => target === first.target) ? first : undefined;
}

/** What holds the word typed behind the program's name. */
const TYPED =
  /^([\w$]+\.)*(command|cmd|subcommand|subCommand|commandName)$|^(process\.|sys\.)?(argv|args|positionals|rest|_)\[[0-2]\]$|^os\.Args\[1\]$|^(flag|pflag)\.Arg\(0\)$/;

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
  return [...paths].sort().flatMap((path) => commandsIn(path, { context, callsOf }));
}

/** Commands that a file tells apart by comparing the word that was typed. */
function commandsIn(path: RepoPath, { context, callsOf }: Pick<ProgramSources, 'context' | 'callsOf'>): EntryFact[] {
  const branches = new Map<string, { guard: GuardFact; calls: CallFact[] }>();
  for (const call of callsOf.get(path) ?? []) {
    const guard = call.guards?.[0];
    const kind = call.target === undefined ? undefined : context.index.symbols.get(call.target)?.kind;
    for (const name of guard === undefined ? [] : typedWords(guard)) {
      const branch = branches.get(name) ?? { guard: guard as GuardFact, calls: [] };
      if (kind === 'function' || kind === 'method') branch.calls.push(call);
      branches.set(name, branch);
    }
  }
  return [...branches].map(([name, branch]) => comparedCommand(path, name, branch));
}

/** The function is the handler when the branch calls no other one. */
function comparedCommand(path: RepoPath, name: string, branch: { guard: GuardFact; calls: CallFact[] }): EntryFact {
  const { line: startLine } = branch.guard;
  const [call] = branch.calls;
  const isOnly = call !== undefined && branch.calls.every(({ target }) => target === call.target);
  const entry = { path, kind: 'command', name, startLine, written: name } as const;
  if (!isOnly || call.target === undefined) return { ...entry, endLine: startLine };
  const endLine = call.endLine - startLine < 12 ? call.endLine : startLine;
  return { ...entry, endLine, handler: call.target };
}

/** The words of a branch: one, or several of a case of Go. */
function typedWords({ kind, condition, subject }: GuardFact): string[] {
  if (kind === 'case' && subject !== undefined && TYPED.test(subject)) {
    const words = condition.split(', ').map((word) => /^(['"])([\w:-]{1,40})\1$/.exec(word)?.[2]);
    return words.every((word) => word !== undefined) ? words : [];
  }
  const compared = kind === 'if' ? COMPARED.exec(condition) : null;
  return compared?.[3] !== undefined && TYPED.test(compared[1]?.trim() ?? '') ? [compared[3]] : [];
}
