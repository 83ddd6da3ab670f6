import type { CiJobFact } from '#analysis';
import type { ScriptFact } from '#survey';
import { folderOf } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import { findBlocks } from '../select/document-blocks.ts';
import { asGuide, isReadme } from '../select/document-words.ts';
import { splitInstall } from '../select/install-blocks.ts';
import type { GettingStartedBrief, Guide, PlannedPage } from '../wiki-plan.ts';
import { mainPackageOf } from './overview.ts';
import type { PageContext } from './page-context.ts';

/** Scripts in the order in which a newcomer needs them. */
const SCRIPT_ORDER = ['dev', 'start', 'serve', 'build', 'test', 'check', 'lint', 'format', 'typecheck', 'docs'];
/** Most rows of a table on a concept page. @source wiki.md §3b */
const ROWS = 8;

/** Install, run, build and test, as far as README, manifests and CI say it; `undefined` when none of them does. */
export function planGettingStarted(context: PageContext): PlannedPage | undefined {
  const { index, messages } = context;
  const { analysis } = index;
  const { documents, survey } = analysis;
  const main = mainPackageOf(analysis);
  const guides = documents
    .filter((document) => !isReadme(document.path) && isNearRoot(folderOf(document.path)))
    .filter((document) => !/change|history|news|licen|code.of.conduct/i.test(document.path))
    .map(asGuide)
    .filter((guide) => guide !== undefined)
    .filter((guide) => guide.words !== undefined);
  const brief: GettingStartedBrief = {
    kind: 'getting-started',
    runtimes: (main?.runtimes ?? [])
      .map((runtime) => ({ ...runtime, path: main?.path ?? survey.packages[0]?.path }))
      .filter(hasPath),
    ...splitInstall(findBlocks(documents, ['install'], 6), findBlocks(documents, ['quick-start', 'usage'], 4), [
      main?.name?.value ?? '',
      context.info.origin.name,
    ]),
    development: findBlocks(documents, ['development', 'testing', 'contributing'], 3),
    scripts: orderScripts(main?.scripts ?? []),
    jobs: checkingJobs(analysis.ciJobs),
    guides: bestFirst(
      guides,
      (guide) => scoreGuide(guide),
      (guide) => guide.path,
    ).slice(0, 4),
  };
  const facts =
    brief.install.length + brief.firstUse.length + brief.scripts.length + brief.jobs.length + brief.development.length;
  if (facts === 0) return undefined;
  return { id: 'getting-started', title: messages.wiki.titles.gettingStarted, kind: 'getting-started', brief };
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
    (/\b(ci|tests?|python package|build)\b/i.test(job.workflow) ? 2 : 0) +
    (job.triggers.includes('pull_request') ? 2 : 0) -
    (/bench|perf|memory|docs?|release|publish|deploy|nightly|schedule|codeql|stale|label/i.test(
      `${job.job} ${job.workflow}`,
    )
      ? 4
      : 0)
  );
}

/** Jobs that build or test on a change: what a contribution has to pass. */
export function checkingJobs(jobs: readonly CiJobFact[]): CiJobFact[] {
  const checks = jobs.filter((job) =>
    job.commands.some(({ command }) => /\b(test|build|lint|check|tox|pytest|typecheck|coverage)\b/.test(command)),
  );
  return bestFirst(checks, scoreJob, (job) => `${job.path} ${job.job}`).slice(0, 2);
}
