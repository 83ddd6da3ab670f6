import type { ProgressEvent } from '@orionwiki/server/api';
import { describe, expect, test } from 'vitest';
import { foldEvent } from './fold-events.ts';
import { freshRun, isImproving, type RunState, writtenCount } from './run-state.ts';
import { timeLeft } from './time-left.ts';

const PLAN: ProgressEvent = {
  type: 'plan',
  pages: [
    { id: 'overview', title: 'Overview', kind: 'overview' },
    { id: 'core', title: 'Core', kind: 'module' },
    { id: 'core-router', title: 'Router', kind: 'module', parent: 'core' },
  ],
};

const page = (pageId: string, version = 1): ProgressEvent => ({
  type: 'page',
  pageId,
  version,
  origin: 'facts',
  title: pageId,
});

/** Folds events one second apart, ids 1-1, 1-2 …, or `attempt`-1 …. */
function fold(events: readonly ProgressEvent[], from: RunState = freshRun(), attempt = 1): RunState {
  return events.reduce(
    (state, event, index) => foldEvent(state, { id: `${attempt}-${index + 1}`, event, atMs: index * 1000 }),
    from,
  );
}

const WHOLE_RUN: readonly ProgressEvent[] = [
  { type: 'queued', position: 2 },
  { type: 'stage-start', stage: 'acquire' },
  { type: 'stage-progress', stage: 'acquire', done: 50, total: 100, unit: 'objects' },
  { type: 'stage-end', stage: 'acquire', done: 100, unit: 'objects' },
  { type: 'stage-start', stage: 'survey' },
  { type: 'stage-end', stage: 'survey' },
  { type: 'stage-start', stage: 'analyse', total: 12, unit: 'files' },
  { type: 'stage-end', stage: 'analyse', done: 12 },
  { type: 'stage-start', stage: 'plan' },
  PLAN,
  { type: 'stage-end', stage: 'plan' },
  { type: 'stage-start', stage: 'write', total: 3, unit: 'pages' },
  page('overview'),
  { type: 'stage-progress', stage: 'write', done: 1, total: 3, unit: 'pages' },
  page('core'),
  page('core-router'),
  { type: 'stage-end', stage: 'write', done: 3 },
  { type: 'stage-start', stage: 'verify' },
  { type: 'stage-end', stage: 'verify' },
  { type: 'stage-start', stage: 'render' },
  { type: 'stage-end', stage: 'render' },
  { type: 'done', outcome: 'complete' },
];

describe('foldEvent', () => {
  test('a whole run ends with every step done, every page written and a full bar', () => {
    const state = fold(WHOLE_RUN);
    expect(state.phase).toBe('done');
    expect(state.outcome).toBe('complete');
    expect(state.steps.map((step) => step.status)).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
    expect(writtenCount(state)).toBe(3);
    expect(state.fraction).toBe(1);
    expect(state.lastEventId).toBe('1-22');
  });

  test('the bar never falls and is full only when the run is done', () => {
    let state = freshRun();
    for (const [index, event] of WHOLE_RUN.entries()) {
      const next = foldEvent(state, { id: `1-${index + 1}`, event, atMs: index });
      expect(next.fraction).toBeGreaterThanOrEqual(state.fraction);
      if (event.type !== 'done') expect(next.fraction).toBeLessThan(1);
      state = next;
    }
  });

  test('a place in the queue is shown until the first stage starts', () => {
    const queued = fold(WHOLE_RUN.slice(0, 1));
    expect([queued.phase, queued.queuePosition]).toEqual(['queued', 2]);
    const started = fold(WHOLE_RUN.slice(0, 2));
    expect([started.phase, started.queuePosition]).toEqual(['running', undefined]);
    expect(queued.steps[0]).toMatchObject({ name: 'waitingTurn', status: 'active', startedMs: 0 });
    expect(started.steps[0]).toMatchObject({ status: 'done', startedMs: 0, endedMs: 1000 });
  });

  test('a step of two stages is done only when both have ended', () => {
    const afterSurvey = fold(WHOLE_RUN.slice(0, 6));
    expect(afterSurvey.steps[2]).toMatchObject({ name: 'reading', status: 'active' });
    const afterAnalyse = fold(WHOLE_RUN.slice(0, 8));
    expect(afterAnalyse.steps[2]).toMatchObject({ status: 'done', startedMs: 4000, endedMs: 7000 });
    expect(afterAnalyse.steps[2]?.stages.analyse).toMatchObject({ ended: true, done: 12, total: 12, unit: 'files' });
  });

  test('an event that was seen before changes nothing', () => {
    const state = fold(WHOLE_RUN.slice(0, 10));
    const event: ProgressEvent = { type: 'queued', position: 9 };
    expect(foldEvent(state, { id: '1-4', event, atMs: 99 })).toBe(state);
    expect(foldEvent(state, { id: '1-10', event, atMs: 99 })).toBe(state);
  });

  test('ids are compared as numbers', () => {
    const state = fold(WHOLE_RUN.slice(0, 10));
    expect(foldEvent(state, { id: '1-11', event: page('core'), atMs: 1 })).not.toBe(state);
  });

  test('a second attempt starts the steps again, keeps the pages and the bar', () => {
    const first = fold(WHOLE_RUN.slice(0, 16));
    const second = fold([{ type: 'stage-start', stage: 'acquire' }, PLAN], first, 2);
    expect(second.steps[1]?.status).toBe('active');
    expect(second.steps[4]?.status).toBe('waiting');
    expect(writtenCount(second)).toBe(3);
    expect(second.fraction).toBe(first.fraction);
  });

  test('a first event behind later ones starts the steps again: the server had lost the run', () => {
    const before = fold(WHOLE_RUN.slice(0, 10));
    const again = fold(
      [
        { type: 'stage-start', stage: 'acquire' },
        { type: 'stage-end', stage: 'acquire' },
      ],
      before,
    );
    expect(again.lastEventId).toBe('1-2');
    expect(again.steps.map((step) => step.status)).toEqual([
      'done',
      'done',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(again.fraction).toBe(before.fraction);
  });

  test('a page keeps its newest version and takes the title it was written with', () => {
    const state = fold([PLAN, page('core', 2), { ...page('core', 1), title: 'The core' } as ProgressEvent]);
    expect(state.pages[1]).toMatchObject({ version: 2, title: 'The core' });
  });

  test('a page that no plan has announced is added at the end', () => {
    const state = fold([page('coverage')]);
    expect(state.pages.map((entry) => entry.id)).toEqual(['coverage']);
  });

  test('a failure keeps its code and values; what was written stays', () => {
    const failed: ProgressEvent = { type: 'failed', code: 'MODEL_QUOTA', params: { host: 'h' }, incidentId: 'i1' };
    const state = fold([PLAN, page('overview'), failed]);
    expect(state.phase).toBe('failed');
    expect(state.trouble).toEqual({ code: 'MODEL_QUOTA', params: { host: 'h' }, incidentId: 'i1' });
    expect(writtenCount(state)).toBe(1);
  });

  test('behind the end the run does not begin anew', () => {
    const state = fold([{ type: 'cancelled' }]);
    const { lastEventId, ...same } = foldEvent(state, { id: '1-9', event: PLAN, atMs: 0 });
    expect(lastEventId).toBe('1-9');
    expect({ ...same, lastEventId: '1-1' }).toEqual(state);
    expect(foldEvent(state, { id: '1-1', event: page('core'), atMs: 0 })).toBe(state);
  });

  test('a page that is written again behind the end brings its version and the outcome', () => {
    const partial = fold([PLAN, page('core', 2), { type: 'done', outcome: 'partial' }]);
    const events: readonly ProgressEvent[] = [
      { type: 'stage-start', stage: 'write', total: 1 },
      { ...page('core', 3), origin: 'model' } as ProgressEvent,
      { type: 'done', outcome: 'complete' },
    ];
    const state = events.reduce((now, event, index) => foldEvent(now, { id: `1-${index + 4}`, event }), partial);
    expect(state).toMatchObject({ phase: 'done', outcome: 'complete', fraction: 1, lastEventId: '1-6' });
    expect(state.pages[1]).toMatchObject({ version: 3, origin: 'model' });
  });

  test('replayed events leave the times unknown', () => {
    const state = foldEvent(freshRun(), { id: '1-1', event: { type: 'stage-start', stage: 'acquire' } });
    expect(state.steps[1]).toMatchObject({ status: 'active' });
    expect(state.steps[1]?.startedMs).toBeUndefined();
  });
});

const WITH_MODEL: readonly ProgressEvent[] = [
  ...WHOLE_RUN.slice(0, -1),
  { type: 'estimate', pages: 2, calls: 2, inputTokens: 9000, outputTokens: 2000 },
  { type: 'stage-start', stage: 'write', total: 2, unit: 'pages' },
  { ...page('overview', 2), origin: 'model' } as ProgressEvent,
  { type: 'stage-progress', stage: 'write', done: 1, total: 2, unit: 'pages' },
];

describe('a run with a model', () => {
  test('the writing step is active again while the model writes, with a time of its own', () => {
    const state = fold(WITH_MODEL, freshRun(true));
    expect(isImproving(state)).toBe(true);
    expect(state.steps[4]).toMatchObject({ status: 'active', stages: { write: { done: 1, total: 2, ended: false } } });
    expect(state.steps[5]).toMatchObject({ name: 'checking', status: 'active' });
    expect(state.steps[4]?.endedMs).toBeUndefined();
    expect(state.pages[0]).toMatchObject({ version: 2, origin: 'model' });
  });

  test('most of the bar belongs to the model, and it never falls', () => {
    let state = freshRun(true);
    for (const [index, event] of WITH_MODEL.entries()) {
      const next = foldEvent(state, { id: `1-${index + 1}`, event, atMs: index });
      expect(next.fraction).toBeGreaterThanOrEqual(state.fraction);
      if (event.type === 'estimate') expect(next.fraction).toBeLessThan(0.4);
      state = next;
    }
    expect(state.fraction).toBeGreaterThan(0.5);
  });
});

describe('a run that asks about its cost', () => {
  const asking = fold(
    [
      ...WITH_MODEL.slice(0, -4),
      { type: 'estimate', pages: 2, calls: 2, inputTokens: 9000, outputTokens: 2000, asks: true },
    ],
    freshRun(true),
  );

  test('waits until the model begins, the run ends, or is cancelled', () => {
    expect(asking.isAsking).toBe(true);
    expect(isImproving(asking)).toBe(false);
    const next = (event: ProgressEvent) => foldEvent(asking, { id: '1-99', event, atMs: 0 }).isAsking;
    expect(next({ type: 'stage-start', stage: 'write', total: 2 })).toBe(false);
    expect(next({ type: 'done', outcome: 'complete' })).toBe(false);
    expect(next({ type: 'cancelled' })).toBe(false);
    expect(next({ type: 'notice', notice: { code: 'NO_CODE', stage: 'analyse' } })).toBe(true);
  });

  test('an estimate that asks nothing is no question', () => {
    expect(fold(WITH_MODEL.slice(0, -3), freshRun(true)).isAsking).toBe(false);
  });
});

describe('timeLeft', () => {
  const writing = (done: number): readonly ProgressEvent[] => [
    PLAN,
    { type: 'stage-start', stage: 'write', total: 3, unit: 'pages' },
    { type: 'stage-progress', stage: 'write', done, total: 3, unit: 'pages' },
  ];

  test('nothing is said before two pages are written', () => {
    expect(timeLeft(fold(writing(1)), 60_000)).toBeUndefined();
  });

  test('a range around the pace so far', () => {
    expect(timeLeft(fold(writing(2)), 41_000)).toEqual({ fromMs: 15_000, toMs: 30_000 });
  });

  test('nothing is said of a model’s minutes while the facts are written', () => {
    expect(timeLeft(fold(writing(2), freshRun(true)), 41_000)).toBeUndefined();
  });

  test('a few seconds are not worth a sentence', () => {
    expect(timeLeft(fold(writing(2)), 5_000)).toBeUndefined();
  });

  test('nothing is said when all is written', () => {
    expect(timeLeft(fold(writing(3)), 60_000)).toBeUndefined();
  });
});
