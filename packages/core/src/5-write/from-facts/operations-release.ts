import type { CiJobFact, PublishingStep } from '#analysis';
import type { Statement } from '#draft';
import type { OperationsBrief } from '#plan';
import { prove, runsScript, says, shortCommand, states } from './evidence.ts';
import { code, path, quote, statement } from './inline.ts';
import { declares, told } from './operations-job.ts';
import type { PageTools } from './page-tools.ts';

/** Jobs that upload, and those that make a release on the host, which are told. @source own bounds */
const TOLD = { uploads: 3, releases: 2, needs: 3 } as const;

/** How a release comes about: the document's words, the jobs that publish, the script that a person starts. */
export function releases(brief: OperationsBrief, tools: PageTools): (Statement | undefined)[] {
  const t = tools.texts.operations;
  const { releasing, version } = brief;
  const found = [...publishing(brief, tools), releaseScript(brief, tools)].filter((one) => one !== undefined);
  const isSure = tools.context.analysis.isComplete && brief.workflows.length > 0;
  return [
    version === undefined
      ? undefined
      : statement(t.version({ path: path(version.path), version: code(version.value) }), [
          states(version.path, version),
        ]),
    releasing === undefined
      ? undefined
      : statement(t.releasing({ path: path(releasing.path), quote: quote(releasing) }), [says(releasing)]),
    ...found,
    found.length === 0 && isSure && !brief.workflows.some(isPerhapsPublishing)
      ? statement(t.nothingPublishes)
      : undefined,
  ];
}

/** What publishes may do so in an action or script that is not known: then nothing is said of its absence. */
function isPerhapsPublishing({ purpose, jobs }: OperationsBrief['workflows'][number]): boolean {
  const names = jobs.flatMap(({ actions = [], job, path: file, title, workflow }) => [
    job,
    workflow,
    file,
    title?.text ?? '',
    ...actions.map(({ name }) => name),
  ]);
  return purpose === 'publishes' || names.some((name) => /publish|release|deploy/i.test(name));
}

interface PublishingJob {
  readonly job: CiJobFact;
  readonly step: PublishingStep;
}

/** What uploads first, then what makes a release on the host, a draft as a draft. */
function publishing({ workflows }: OperationsBrief, tools: PageTools): (Statement | undefined)[] {
  const first = [...workflows].sort((a, b) => Number(b.purpose === 'publishes') - Number(a.purpose === 'publishes'));
  const jobs = first
    .flatMap((flow) => flow.jobs)
    .flatMap((job): PublishingJob[] => {
      const steps = (job.publishing ?? []).filter(({ kind }) => kind !== 'site');
      const step = steps.find(({ kind }) => kind === 'upload') ?? steps[0];
      return step === undefined ? [] : [{ job, step }];
    });
  const uploads = jobs.filter(({ step }) => step.kind === 'upload').slice(0, TOLD.uploads);
  const onHost = jobs.filter(({ step }) => step.kind !== 'upload').slice(0, TOLD.releases);
  const drafts = onHost.filter(({ step }) => step.kind === 'draft');
  const open = onHost.filter(({ step }) => step.kind !== 'draft');
  return [uploading(uploads, tools), ...drafts.map((one) => drafting(one, tools)), releasingOnHost(open, tools)];
}

function uploading(uploads: readonly PublishingJob[], { texts }: PageTools): Statement | undefined {
  const t = texts.operations;
  const [first] = uploads;
  if (first === undefined) return undefined;
  const evidence = uploads.flatMap(evidenceOf);
  if (uploads.length > 1) {
    const jobs = uploads.map(({ job, step }) =>
      t.releaseJob({ job: code(job.job), path: path(job.path), command: code(shown(job, step)) }),
    );
    return statement(t.releases({ jobs: texts.common.andLong(jobs) }), evidence);
  }
  const { job, step } = first;
  const needs = (job.needs ?? []).slice(0, TOLD.needs).map((need) => code(need));
  const facts = { job: code(job.job), path: path(job.path), command: code(shown(job, step)) };
  return statement(t.release({ ...facts, needs: needs.length === 0 ? [] : texts.common.and(needs) }), evidence);
}

function drafting({ job, step }: PublishingJob, { texts }: PageTools): Statement {
  const facts = { job: code(job.job), path: path(job.path), command: code(shown(job, step)) };
  return statement(texts.operations.releaseDraft(facts), evidenceOf({ job, step }));
}

function releasingOnHost(found: readonly PublishingJob[], { texts }: PageTools): Statement | undefined {
  const t = texts.operations;
  if (found.length === 0) return undefined;
  const jobs = found.map(({ job, step }) =>
    t.releaseJob({ job: code(job.job), path: path(job.path), command: code(shown(job, step)) }),
  );
  return statement(t.releaseOnHost({ jobs: texts.common.andLong(jobs) }), found.flatMap(evidenceOf));
}

function shown(job: CiJobFact, step: PublishingStep): string {
  return step.how === 'action' ? step.words : told(job, step.words, step).text;
}

function evidenceOf({ job, step }: PublishingJob): Statement['evidence'][number][] {
  const proof =
    step.how === 'action'
      ? prove(job.path, step, { predicate: 'says', words: step.words })
      : told(job, step.words, step).evidence;
  return [declares(job), proof];
}

function releaseScript({ packages }: OperationsBrief, { texts }: PageTools): Statement | undefined {
  const script = packages
    .flatMap(({ scripts }) => scripts)
    .find(({ name, command }) => /^(release|publish)$/.test(name) && command !== '');
  if (script === undefined) return undefined;
  const facts = { invocation: code(script.invocation), command: code(shortCommand(script.command)) };
  return statement(texts.operations.releaseScript(facts), [runsScript(script)]);
}
