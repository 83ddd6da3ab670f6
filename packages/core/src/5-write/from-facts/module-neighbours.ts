import type { SectionEdge } from '#analysis';
import type { Inline, Statement } from '#draft';
import type { ModuleBrief, SectionSketch } from '#plan';
import type { Evidence } from '#vocabulary';
import { path, statement } from './inline.ts';
import { type PageTools, takenNames } from './page-tools.ts';

/** Most neighbours told in one sentence. @source own bound: the diagram shows all */
const NEIGHBOURS = 3;

type Said = readonly { readonly kind: string }[];

/** Who takes what from this part, and what it takes itself: one sentence, worded by how many there are of each. */
export function neighbours({ sketch, entryPoints }: ModuleBrief, tools: PageTools): Statement | undefined {
  const t = tools.texts.module.between;
  const isComplete = tools.context.analysis.isComplete && !isPassed(sketch, tools);
  const users = sketch.usedBy.slice(0, NEIGHBOURS);
  const taken = takenFrom(sketch.uses, tools);
  const using = usersOf(users, sketch.usedBy.length - users.length, tools);
  if (users.length === 0 && taken === undefined) return undefined;
  if (users.length === 0 && taken !== undefined) {
    return statement(
      t.onlyTaken({ taken: taken.said, isSure: isComplete && entryPoints.length === 0 }),
      taken.evidence,
    );
  }
  if (taken === undefined)
    return statement(
      t.onlyUsers({ users: using.said, isSure: isComplete && sketch.uses.length === 0 }),
      using.evidence,
    );
  const [only] = users;
  const { names, isCut } = only === undefined ? { names: [], isCut: false } : takenNames(only, 2);
  if (only !== undefined && sketch.usedBy.length === 1 && names.length > 0) {
    const said = t.single({ user: tools.part(only.from), names: namesOf(names, isCut, tools), taken: taken.said });
    return statement(said, [...using.evidence, ...taken.evidence]);
  }
  return statement(t.both({ users: using.said, taken: taken.said }), [...using.evidence, ...taken.evidence]);
}

/** Whether files only hand on names between this part and another: then nothing is said of no part importing another. */
function isPassed({ section }: SectionSketch, tools: PageTools): boolean {
  const files = new Set(section.files);
  return tools.context.analysis.passing.some(({ from, to }) => files.has(from) || (to !== undefined && files.has(to)));
}

function usersOf(edges: readonly SectionEdge[], rest: number, tools: PageTools): { said: Said; evidence: Evidence[] } {
  const t = tools.texts.module;
  const evidence: Evidence[] = [];
  const clauses = edges.map((edge, at): Said => {
    const { names, isCut, evidence: proof, file, isOneFile } = takenNames(edge, 2);
    evidence.push(...proof);
    const facts = { part: tools.part(edge.from), isFirst: at === 0 };
    if (names.length > 0) return t.user({ ...facts, names: namesOf(names, isCut, tools) });
    return t.userFile({ ...facts, path: path(file?.to ?? edge.to), isOne: isOneFile });
  });
  const more = rest > 0 ? [t.between.moreUsers({ rest })] : [];
  return { said: tools.texts.common.andLong([...clauses, ...more]), evidence };
}

function takenFrom(edges: readonly SectionEdge[], tools: PageTools): { said: Said; evidence: Evidence[] } | undefined {
  const evidence: Evidence[] = [];
  const rest = edges.length - NEIGHBOURS;
  const clauses = edges.slice(0, NEIGHBOURS).flatMap((edge): Said[] => {
    const taken = takenNames(edge, 2);
    const named: Inline[] =
      taken.names.length > 0 ? taken.names : taken.file?.to === undefined ? [] : [path(taken.file.to)];
    if (named.length === 0) return [];
    evidence.push(...taken.evidence);
    const isCut = taken.names.length > 0 ? taken.isCut : !taken.isOneFile;
    return [tools.texts.module.taken({ part: tools.part(edge.to), names: namesOf(named, isCut, tools) })];
  });
  if (clauses.length === 0) return undefined;
  const more = rest > 0 ? [tools.texts.module.between.moreTaken({ rest })] : [];
  return { said: tools.texts.common.andLong([...clauses, ...more]), evidence };
}

/** Names side by side, with a word for those that are not told. */
function namesOf(names: readonly Inline[], isCut: boolean, { texts }: PageTools): Said {
  return texts.common.and(isCut ? [...names, texts.common.others] : names);
}
