import type { ProgressEvent } from '@orionwiki/server/api';
import { compareEventIds, isEarlierAttempt, isFirstEvent } from './event-id.ts';
import { activeAgain, endQueue, foldQueue, foldStage, type StageEvent } from './fold-stages.ts';
import { fractionOf } from './fraction.ts';
import { freshSteps, hasEnded, type PageEntry, type RunState } from './run-state.ts';

/** An event with its id, and when it was seen: `undefined` for one that is only replayed. */
export interface SeenEvent {
  readonly id: string;
  readonly event: ProgressEvent;
  readonly atMs?: number;
}

/**
 * The state after one more event. An event seen before changes nothing. A new attempt starts the steps again, and so
 * does a first event behind later ones: the server had lost the run and was asked for it anew.
 */
export function foldEvent(state: RunState, seen: SeenEvent): RunState {
  const order = state.lastEventId === undefined ? 1 : compareEventIds(seen.id, state.lastEventId);
  const isAnew = order < 0 && isFirstEvent(seen.id);
  if (hasEnded(state)) return order > 0 ? behindTheEnd(state, seen) : state;
  if (order <= 0 && !isAnew) return state;
  const restarted = isAnew || (state.lastEventId !== undefined && isEarlierAttempt(state.lastEventId, seen.id));
  const before = restarted ? { ...state, steps: freshSteps(), notices: [] } : state;
  const after = { ...apply(before, seen), lastEventId: seen.id };
  return { ...after, fraction: Math.max(state.fraction, fractionOf(after)) };
}

/** A page that is written again tells its news behind the run's end; the run does not begin anew for it. */
function behindTheEnd(state: RunState, { id, event }: SeenEvent): RunState {
  const seen = { ...state, lastEventId: id };
  if (event.type === 'page') return { ...seen, pages: written(state.pages, event) };
  if (event.type === 'notice') return { ...seen, notices: [...state.notices, event.notice] };
  return event.type === 'done' && state.phase === 'done' ? { ...seen, outcome: event.outcome } : seen;
}

function apply(state: RunState, { event, atMs }: SeenEvent): RunState {
  switch (event.type) {
    case 'queued':
      return { ...state, phase: 'queued', queuePosition: event.position, steps: foldQueue(state.steps, atMs) };
    case 'stage-start':
    case 'stage-progress':
    case 'stage-end':
      return withStage(state, event, atMs);
    case 'plan':
      return {
        ...state,
        phase: 'running',
        pages: planned(state.pages, event.pages),
        ...(event.source && { source: event.source }),
      };
    case 'page':
      return { ...state, phase: 'running', pages: written(state.pages, event) };
    case 'estimate': {
      const { type: _type, asks = false, ...estimate } = event;
      // From here on the model writes every page again and each is checked again, so the count begins anew.
      const writing = withStage(state, { type: 'stage-start', stage: 'write' }, atMs);
      return { ...writing, steps: activeAgain(writing.steps, 'checking'), estimate, isAsking: asks };
    }
    case 'notice':
      return { ...state, notices: [...state.notices, event.notice] };
    case 'done':
      return { ...ended(state, atMs), phase: 'done', outcome: event.outcome };
    case 'failed':
      return { ...state, phase: 'failed', isAsking: false, trouble: troubleOf(event) };
    case 'cancelled':
      return { ...state, phase: 'cancelled', isAsking: false };
  }
}

function withStage(state: RunState, event: StageEvent, atMs: number | undefined): RunState {
  const { queuePosition: _position, ...rest } = state;
  return { ...rest, phase: 'running', isAsking: false, steps: foldStage(endQueue(state.steps, atMs), event, atMs) };
}

function troubleOf({ code, params, incidentId }: Extract<ProgressEvent, { type: 'failed' }>): RunState['trouble'] & {} {
  return incidentId === undefined ? { code, params } : { code, params, incidentId };
}

/** Pages written before a restart stay readable, so their versions are kept. */
function planned(
  known: readonly PageEntry[],
  pages: Extract<ProgressEvent, { type: 'plan' }>['pages'],
): readonly PageEntry[] {
  const before = new Map(known.map((page) => [page.id, page]));
  return pages.map((page) => {
    const old = before.get(page.id);
    return { ...page, version: old?.version ?? 0, ...(old?.origin ? { origin: old.origin } : {}) };
  });
}

function written(known: readonly PageEntry[], event: Extract<ProgressEvent, { type: 'page' }>): readonly PageEntry[] {
  const { pageId: id, title, version, origin } = event;
  if (!known.some((page) => page.id === id)) return [...known, { id, title, kind: 'module', version, origin }];
  return known.map((page) =>
    page.id === id ? { ...page, title, version: Math.max(page.version, version), origin } : page,
  );
}

function ended(state: RunState, atMs: number | undefined): RunState {
  const steps = state.steps.map((step) =>
    step.status === 'done'
      ? step
      : { ...step, status: 'done' as const, ...(atMs === undefined ? {} : { endedMs: atMs }) },
  );
  return { ...state, steps, isAsking: false };
}
