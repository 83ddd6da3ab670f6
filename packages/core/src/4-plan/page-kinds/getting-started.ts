import type { Analysis, CiJobFact, DocumentFact, DocumentKind } from '#analysis';
import type { RepoSurvey, ScriptFact } from '#survey';
import { folderOf } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import { quoteWords } from '../select/author-words.ts';
import { findBlocks, findFirstUse } from '../select/document-blocks.ts';
import { asGuide, isAboutOther, isReadme, wordsOfSection } from '../select/document-words.ts';
import { findEntrances } from '../select/entry-points.ts';
import { findExamples } from '../select/example-folders.ts';
import { splitInstall } from '../select/install-blocks.ts';
import { isDisputed } from '../select/part-readings.ts';
import { findTestRunner } from '../select/test-runner.ts';
import type { AuthorWords, DocumentBlock, GettingStartedBrief, Guide, PlannedPage } from '../wiki-plan.ts';
import { startsOf } from './operations.ts';
import { mainPackageOf } from './overview.ts';
import type { PageContext } from './page-context.ts';

/** Scripts in the order in which a newcomer needs them. */
const SCRIPT_ORDER = ['dev', 'start', 'serve', 'build', 'test', 'check', 'lint', 'format', 'typecheck', 'docs'];
/** Most rows of a table on a concept page. @source wiki.md §3b */
const ROWS = 8;

/** Install, run, build and test, as far as README, manifests and CI say it; `undefined` when that makes no page. */
export function planGettingStarted(context: PageContext): PlannedPage | undefined {
  const brief = briefOf(context);
  const { install, firstUse, scripts, jobs, development, entrances, testRunner } = brief;
  const facts = install.length + firstUse.length + scripts.length + jobs.length + development.length + entrances.length;
  if ((facts === 0 && testRunner === undefined) || isForOverview(brief)) return undefined;
  return { id: 'getting-started', title: context.messages.wiki.titles.gettingStarted, kind: 'getting-started', brief };
}

function briefOf(context: PageContext): GettingStartedBrief {
  const { index } = context;
  const { analysis } = index;
  const { survey } = analysis;
  const main = mainPackageOf(analysis);
  const names = [main?.name?.value.replace(/^@[^/]*\//, '') ?? '', context.info.origin.name];
  const documents = analysis.documents.filter((document) => !isAboutOther(document, names));
  const guides = documents
    .filter(({ path }) => !isReadme(path) && isNearRoot(folderOf(path)))
    .filter(({ kind }) => !NO_GUIDE.has(kind))
    .map(asGuide)
    .filter((guide) => guide?.words !== undefined)
    .filter((guide) => guide !== undefined);
  const { install, firstUse } = splitInstall(findBlocks(documents, ['install'], 6), findFirstUse(documents, 4), [
    main?.name?.value ?? '',
    context.info.origin.name,
  ]);
  const prerequisites = prerequisitesIn(documents);
  const told = outcomeOf(firstUse, documents);
  const outcome = told !== undefined && isDisputed(told, index) ? undefined : told;
  const testRunner = findTestRunner(analysis);
  return {
    kind: 'getting-started',
    runtimes: (main?.runtimes ?? [])
      .map((runtime) => ({ ...runtime, path: main?.path ?? survey.packages[0]?.path }))
      .filter(hasPath),
    ...(prerequisites === undefined ? {} : { prerequisites }),
    install,
    firstUse,
    ...(outcome === undefined ? {} : { outcome }),
    entrances: entrancesOf(context),
    development: findBlocks(documents, ['development', 'testing', 'contributing'], 3),
    groups: (main?.groups ?? [])
      .map((group) => ({ ...group, path: main?.path ?? survey.packages[0]?.path }))
      .filter(hasPath),
    examples: findExamples(analysis),
    scripts: orderScripts(scriptsOf(analysis)),
    ...(testRunner === undefined ? {} : { testRunner }),
    jobs: checkingJobs(analysis.ciJobs),
    guides: bestFirst(
      guides,
      (guide) => scoreGuide(guide),
      (guide) => guide.path,
    ).slice(0, 4),
  };
}

/** The blocks of a brief that is too short for a page: they stand on the overview. */
export function quickStartOf(context: PageContext): readonly DocumentBlock[] {
  const brief = briefOf(context);
  return isForOverview(brief) ? [...brief.install, ...brief.firstUse] : [];
}

/** Lines of commands that make no page. @source wiki.md §1: no page under 60 words */
const FEW_LINES = 6;

function isForOverview(brief: GettingStartedBrief): boolean {
  const { install, firstUse, scripts, jobs, development, guides, testRunner, prerequisites } = brief;
  const more = scripts.length + jobs.length + development.length + guides.length;
  if (more > 0 || testRunner !== undefined || prerequisites !== undefined) return false;
  return [...install, ...firstUse].reduce((lines, { text }) => lines + text.split('\n').length, 0) <= FEW_LINES;
}

/** Kinds of document that tell nothing about using or changing the code, or that machines read. */
const NO_GUIDE: ReadonlySet<DocumentKind> = new Set([
  'readme',
  'changelog',
  'licence',
  'conduct',
  'security',
  'agents',
  'decision',
]);

/** The scripts of the package at the root and of the Makefile beside it. */
function scriptsOf({ survey }: Analysis): ScriptFact[] {
  const root = mainPackageRoot(survey);
  return survey.packages.filter((pack) => pack.root === root).flatMap((pack) => pack.scripts);
}

function mainPackageRoot({ packages }: RepoSurvey): string {
  const roots = packages.filter(({ scripts }) => scripts.length > 0).map(({ root }) => root);
  return roots.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0] ?? '';
}

/** Commands a person types, with the part whose file they start. */
function entrancesOf({ index }: PageContext): GettingStartedBrief['entrances'] {
  return findEntrances(index.analysis)
    .filter(({ kind, target }) => (kind === 'bin' || kind === 'script') && target !== undefined)
    .slice(0, 3)
    .map((entrance) => {
      const sectionId = entrance.target === undefined ? undefined : index.sectionOf.get(entrance.target)?.id;
      return sectionId === undefined ? entrance : { ...entrance, sectionId };
    });
}

/** Most points of a list that are quoted. @source own bound: a sentence */
const POINTS = 4;

/** What README or contribution guide ask for before installing: their sentence, or the points of their list. */
function prerequisitesIn(documents: readonly DocumentFact[]): GettingStartedBrief['prerequisites'] {
  for (const document of documents.filter(
    ({ path, kind }) => folderOf(path) === '' && (kind === 'readme' || kind === 'contributing'),
  )) {
    const section = document.sections.find(({ heading }) =>
      /^[^\p{L}]*(pre-?requisites?|requirements?|before you (start|begin))\b/iu.test(heading),
    );
    if (section === undefined) continue;
    const items = section.items ?? [];
    const isList = items.length > 0 && (section.lead === undefined || section.lead.text.endsWith(':'));
    const all = isList ? items : section.lead === undefined ? [] : [section.lead];
    const words = all
      .slice(0, POINTS)
      .flatMap((said) => quoteWords(said.text, { path: document.path, range: said, from: 'readme' }) ?? []);
    if (words.length > 0) return { path: document.path, words, rest: all.length - words.length };
  }
  return undefined;
}

/** Words that say what a command does. */
const HAPPENS =
  /\b(prints|shows|says|creates|writes|opens|starts|returns|generates|produces|exits|answers|displays|outputs|listens|saves|will (print|show|create|write|open|start|generate))\b/i;

/** The sentence that the authors put at the block of the first use. */
function outcomeOf(blocks: readonly DocumentBlock[], documents: readonly DocumentFact[]): AuthorWords | undefined {
  const [block] = blocks;
  const document = documents.find(({ path }) => path === block?.path);
  const section = document?.sections.find(
    ({ startLine, endLine }) => block !== undefined && startLine <= block.startLine && endLine >= block.endLine,
  );
  if (document === undefined || section === undefined || /:$/.test(section.lead?.text ?? ':')) return undefined;
  const isBelow = (section.lead?.startLine ?? 0) > (block?.endLine ?? 0);
  return isBelow && HAPPENS.test(section.lead?.text.split('. ', 1)[0] ?? '')
    ? wordsOfSection(document, section)
    : undefined;
}

/** Documents of the root and of the first two levels of a folder for documents; blogs and artefacts lie elsewhere. */
function isNearRoot(folder: string): boolean {
  return folder === '' || /^(docs?|documentation|guides?|\.github)(\/[^/]+)?$/i.test(folder);
}

/** Guides for people first; instructions for machines and folders of tools last. */
function scoreGuide({ path, words }: Guide): number {
  return (
    (words === undefined ? 0 : 1) +
    (/contribut|getting|start|install|quick|architect|develop/i.test(path) ? 2 : 0) -
    (/(^|\/)\.|claude|agents|llms|copilot|cursor|gemini|issue_template|pull_request_template/i.test(path) ? 4 : 0)
  );
}

function hasPath<T extends { path: unknown }>(value: T): value is T & { path: NonNullable<T['path']> } {
  return value.path !== undefined;
}

/** Known names first, then the others as written; hooks that no person calls are left out. */
function orderScripts(scripts: readonly ScriptFact[]): ScriptFact[] {
  const place = (script: ScriptFact): number => {
    const at = SCRIPT_ORDER.indexOf(script.name);
    return at >= 0 ? at : SCRIPT_ORDER.length + (script.name.includes(':') ? 1 : 0);
  };
  const called = scripts.filter(({ name }) => !/^(pre|post)(install|pack|publish|build|test)|^prepare$|^_/.test(name));
  const telling = called.filter(({ command }) => command !== '');
  return (telling.length > 0 ? telling : called)
    .map((script, at) => ({ script, at }))
    .sort((a, b) => place(a.script) - place(b.script) || a.at - b.at)
    .map(({ script }) => script)
    .slice(0, ROWS);
}

/** Plain test and build jobs first; measurements, documentation and releases are not what a change has to pass first. */
function scoreJob(job: CiJobFact): number {
  return (
    (/^(unit([-_ ]?tests?)?|tests?|build|ci|checks?|lint|main)$/i.test(job.job) ? 3 : 0) +
    (/^(unit|tests?|build|checks?|lint)([-_ ]|$)/i.test(job.job) ? 1 : 0) +
    (/\/(ci|tests?|main)\.ya?ml$/i.test(job.path) ? 2 : 0) +
    (/\b(ci|tests?|python package|build)\b/i.test(job.workflow) ? 2 : 0) +
    (job.triggers.includes('pull_request') ? 2 : 0) -
    (/bench|perf|memory|docs?|release|publish|deploy|nightly|schedule|codeql|stale|label|fix|licen|header|image|docker/i.test(
      `${job.job} ${job.workflow}`,
    )
      ? 4
      : 0)
  );
}

/** Jobs that build or test on a change: what a contribution has to pass. */
export function checkingJobs(jobs: readonly CiJobFact[]): CiJobFact[] {
  const checks = jobs.filter(
    (job) =>
      startsOf(job).some((trigger) => /^(push|pull_request|merge_group)/.test(trigger)) &&
      job.condition === undefined &&
      job.publishing === undefined &&
      job.commands.some(({ command }) => /test|build|lint|check|\b(ci|tox|vet|coverage)\b/.test(command)),
  );
  const ranked = bestFirst(checks, scoreJob, (job) => `${job.path} ${job.job}`);
  return ranked.filter(({ path }) => path === ranked[0]?.path).slice(0, 2);
}
