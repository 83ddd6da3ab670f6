import type { Notice, ProgressEvent } from '@orionwiki/client';
import { loadInterfaceMessages } from '@orionwiki/core/messages';
import { describe, expect, test } from 'vitest';
import { failedGroups, failedPages, failedReason } from './failed-pages.ts';
import { foldEvent } from './fold-events.ts';
import { freshRun } from './run-state.ts';

const degraded = (page: string, reason: string): ProgressEvent => {
  const notice: Notice = { code: 'PAGE_DEGRADED', stage: 'write', params: { page, reason } };
  return { type: 'notice', notice };
};
const page = (pageId: string, origin: 'degraded' | 'model'): ProgressEvent => ({
  type: 'page',
  pageId,
  version: 2,
  origin,
  title: `The ${pageId}`,
});
const fold = (...events: ProgressEvent[]) =>
  events.reduce((state, event, index) => foldEvent(state, { id: `1-${index + 1}`, event }), freshRun(true));

describe('failed pages', () => {
  test('are the degraded ones, in reading order, each with its newest reason', () => {
    const state = fold(
      degraded('core', 'MODEL_TIMEOUT'),
      page('core', 'degraded'),
      page('overview', 'model'),
      page('data', 'degraded'),
      degraded('core', 'too-little-left'),
    );
    expect(failedPages(state)).toEqual([
      { id: 'core', title: 'The core', reason: 'too-little-left' },
      { id: 'data', title: 'The data' },
    ]);
  });

  test('stand together when the same is said of them', () => {
    const pages = ['a', 'b', 'c'].map((id) => ({ id, title: id, reason: id === 'b' ? 'budget' : 'stopped' }));
    expect(
      failedGroups(pages, ({ reason }) => reason ?? '').map(({ pages: [...all] }) => all.map(({ id }) => id)),
    ).toEqual([['a', 'c'], ['b']]);
  });

  test.each(['en', 'tr'] as const)('have their reason in words, in %s', async (language) => {
    const texts = await loadInterfaceMessages(language);
    const { failedBecause } = texts.ui.run;
    expect(failedReason('too-little-left', texts)).toBe(failedBecause['too-little-left']);
    expect(failedReason('MODEL_TIMEOUT', texts)).toBe(`${texts.errors.MODEL_TIMEOUT.title}.`);
    expect(failedReason('something new', texts)).toBe(failedBecause.unknown);
    expect(failedReason('toString', texts)).toBe(failedBecause.unknown);
    expect(failedReason(undefined, texts)).toBe(failedBecause.unknown);
  });
});
