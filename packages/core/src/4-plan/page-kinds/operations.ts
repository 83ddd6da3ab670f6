import type { Analysis, CiJobFact } from '#analysis';
import { bestFirst } from '../compare.ts';
import { contributingIn } from '../select/document-facts.ts';
import { wordsOfSection } from '../select/document-words.ts';
import { isSample } from '../select/entry-points.ts';
import { furtherManifests } from '../select/further-manifests.ts';
import { findTestRunner } from '../select/test-runner.ts';
import type { AuthorWords, OperationsBrief, PlannedPage, Workflow } from '../wiki-plan.ts';
import { mainPackageOf } from './overview.ts';
import type { PageContext } from './page-context.ts';

/** Documentation and web sites have build files of their own, which are not the product's. */
function isSite(root: string): boolean {
  return /(^|\/)(docs?|documentation|website|site|www)(\/|$)/i.test(root);
}

/** Commands that find out whether a change is good. */
const CHECKS =
  /\b(test|tests|lint|check|tox|pytest|typecheck|vet|coverage|build|clippy|ruff|mypy|eslint|biome|pre-commit)\b/;

/** Actions that find out whether a change is good. */
const CHECKING_ACTION =
  /\b(lint|linter|check|checks|test|audit|scan|analy[sz]e|analysis|typos|spell\w*|format|zizmor|codeql|actionlint|reviewdog|pre-commit|dependency-review|gitleaks|trivy|semgrep|codespell|megalinter|biome|ruff|black|eslint|prettier|golangci)\b|(lint|check|test|zizmor)[-\w]*-action\b/i;
/** Events that a change brings about before it is taken over. */
const ON_CHANGE = /^(pull_request|pull_request_target|merge_group)$/;

/** Scripts, CI jobs and containers; `undefined` without any. */
export function planOperations(context: PageContext): PlannedPage | undefined {
  const { index, messages } = context;
  const { analysis } = index;
  const packages = bestFirst(
    analysis.survey.packages.filter(
      (pack) => pack.scripts.length > 0 && !isSample(pack, analysis) && !isSite(pack.root),
    ),
    ({ root }) => (root === '' ? 1 : -root.split('/').length),
    ({ path }) => path,
  );
  const isProduct = ({ path }: { path: string }): boolean =>
    !/(^|\/)(\.[\w-]+|examples?|samples?|tests?|fixtures?|templates?)\//i.test(path);
  const releasing = releasingWords(analysis);
  const testRunner = findTestRunner(analysis);
  const version = versionOf(context);
  const brief: OperationsBrief = {
    kind: 'operations',
    packages,
    workflows: workflowsOf(analysis.ciJobs),
    images: analysis.images.filter(isProduct),
    services: analysis.services.filter(isProduct),
    tests: bestFirst(
      analysis.tests,
      ({ caseCount, titles }) => caseCount ?? titles.length,
      ({ path }) => path,
    ),
    testFiles: [...analysis.files.values()].filter(({ role, isParsed }) => role === 'test' && isParsed).length,
    further: [],
    ...(testRunner === undefined ? {} : { testRunner }),
    ...(version === undefined ? {} : { version }),
    ...(releasing === undefined ? {} : { releasing }),
  };
  if (packages.length + brief.workflows.length + brief.images.length + brief.services.length === 0) return undefined;
  const named = [...packages, ...brief.workflows, ...brief.images, ...brief.services];
  const told = new Set<string>([...named, ...(version === undefined ? [] : [version])].map(({ path }) => path));
  // The overview tells the main one.
  told.add(mainPackageOf(analysis)?.path ?? '');
  const further = furtherManifests(analysis, told);
  return { id: 'operations', title: messages.wiki.titles.operations, kind: 'operations', brief: { ...brief, further } };
}

const ORDER: readonly Workflow['purpose'][] = ['checks', 'publishes', 'clock', 'other'];

/** Jobs by definition: what a change has to pass first, then releases, then what runs by the clock. */
function workflowsOf(jobs: readonly CiJobFact[]): Workflow[] {
  const byPath = new Map<string, CiJobFact[]>();
  for (const job of jobs) byPath.set(job.path, [...(byPath.get(job.path) ?? []), job]);
  const workflows = [...byPath.values()].flatMap((own): Workflow[] => {
    const [first] = own;
    return first === undefined ? [] : [{ path: first.path, jobs: own, purpose: purposeOf(own) }];
  });
  return bestFirst(
    workflows,
    (flow) => -ORDER.indexOf(flow.purpose) * 10 + weightOf(flow),
    (flow) => flow.path,
  );
}

/** A definition called after the project's tests comes before measurements and helpers. */
function weightOf({ path, jobs }: Workflow): number {
  const isPlain = /(^|[/_-])(ci|tests?|main|build|checks?)\.ya?ml$/i.test(path);
  const isAside = /bench|perf|docs?|website|codeql|scorecard|stale|label|typos|review|triage/i.test(path);
  return (isPlain ? 4 : 0) - (isAside ? 4 : 0) + Math.min(jobs.length, 5) / 10;
}

function purposeOf(jobs: readonly CiJobFact[]): Workflow['purpose'] {
  const triggers = new Set(jobs.flatMap(startsOf));
  const isOnChange = [...triggers].some((trigger) => ON_CHANGE.test(trigger));
  const isChecking = jobs.some(isCheckingJob);
  // Definitions that upload on a release or tag build on a change only to try it.
  const isReleasing = jobs.some(({ publishing }) => publishing?.some(({ kind }) => kind === 'upload'));
  if (isReleasing && (triggers.has('release') || hasTags(jobs))) return 'publishes';
  if (isOnChange && isChecking) return 'checks';
  if (jobs.some(({ publishing }) => publishing !== undefined)) return 'publishes';
  if (isChecking && triggers.has('push') && !isTagOnly(jobs)) return 'checks';
  return triggers.has('schedule') ? 'clock' : 'other';
}

/** What starts a job on a change or beside it. */
export function startsOf({ triggers, besideChanges = [] }: CiJobFact): string[] {
  return triggers.filter((trigger) => !besideChanges.includes(trigger));
}

function isCheckingJob({ commands, actions = [], publishing = [] }: CiJobFact): boolean {
  return (
    commands.some(({ command }) => CHECKS.test(command) && !publishing.some(({ words }) => command.includes(words))) ||
    actions.some(({ name }) => CHECKING_ACTION.test(name.replace(/@.*$/, '')))
  );
}

function hasTags(jobs: readonly CiJobFact[]): boolean {
  return jobs.some(({ filters = [] }) => filters.some(({ kind }) => kind === 'tags'));
}

/** A workflow that only tags start checks no change. */
function isTagOnly(jobs: readonly CiJobFact[]): boolean {
  const filters = jobs.flatMap((job) => job.filters ?? []).filter(({ trigger }) => trigger === 'push');
  return filters.some(({ kind }) => kind === 'tags') && !filters.some(({ kind }) => kind === 'branches');
}

/** Where the version that would be released is written. */
function versionOf({ index: { analysis } }: PageContext): OperationsBrief['version'] {
  const main = mainPackageOf(analysis);
  return main?.version === undefined || main.isPrivate ? undefined : { ...main.version, path: main.path };
}

/** What the contribution guide or README says about releasing. */
function releasingWords(analysis: Analysis): AuthorWords | undefined {
  const contributing = contributingIn(analysis);
  const documents = [
    ...(contributing === undefined ? [] : [contributing]),
    ...analysis.documents.filter(({ path }) => /(^|\/)(releas\w*|publishing|maintain\w*)\.[a-z]+$/i.test(path)),
  ];
  for (const document of documents) {
    const section = document.sections.find(({ heading }) => /\b(releas(e|es|ing)|publish(ing)?)\b/i.test(heading));
    const words = section === undefined ? undefined : wordsOfSection(document, section);
    if (words !== undefined) return words;
  }
  return undefined;
}
