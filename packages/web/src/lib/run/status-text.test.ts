import { fillMessage, loadInterfaceMessages } from '@orionwiki/core/messages';
import { describe, expect, test } from 'vitest';
import { formatsIn } from '#lib/i18n/formats.ts';
import { documentTitle } from './document-title.ts';
import { freshSteps, type RunState } from './run-state.ts';
import { quietText, spokenText, statusText } from './status-text.ts';
import { troubleDetails } from './trouble-details.ts';

const { ui } = await loadInterfaceMessages('en');
const fill = (text: string, params: Readonly<Record<string, string | number>>) =>
  fillMessage(text, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])));
const formats = formatsIn('en');
const texts = {
  ui,
  fill,
  formats,
  count: (text: { one: string; other: string }, n: number) => fill(n === 1 ? text.one : text.other, { n }),
};

const writing = (done: number, extra: Partial<RunState> = {}): RunState => ({
  phase: 'running',
  hasModel: true,
  pages: [],
  notices: [],
  fraction: 0.5,
  estimate: { pages: 18, calls: 18, inputTokens: 1, outputTokens: 1 },
  steps: freshSteps().map((step) =>
    step.name === 'writing'
      ? { ...step, status: 'active', stages: { write: { ended: false, done, total: 18 } } }
      : step,
  ),
  ...extra,
});

describe('what a run says', () => {
  test('the status counts pages, the voice does not', () => {
    expect(statusText(writing(7), texts)).toBe('Model text: 7 of 18');
    expect(spokenText(writing(7), texts)).toBe(spokenText(writing(8), texts));
  });

  test('a question is said wherever the state is said, and its silence needs no excuse', () => {
    const asking = writing(0, { isAsking: true });
    expect([statusText(asking, texts), spokenText(asking, texts)]).toEqual([ui.run.asking, ui.run.asking]);
    const view = { state: asking, lastNewsMs: 0, isCancelling: false };
    expect(quietText(view, { nowMs: 60_000, texts })).toBe('');
    expect(quietText({ ...view, state: writing(1) }, { nowMs: 22_400, texts })).toBe(
      'Still working: waiting for the model (22 s)',
    );
    expect(quietText({ ...view, state: writing(1) }, { nowMs: 19_000, texts })).toBe('');
  });

  test('failed pages are counted at the end', () => {
    const pages = [{ id: 'a', title: 'A', kind: 'module', version: 2, origin: 'degraded' as const }];
    expect(statusText(writing(18, { phase: 'done', outcome: 'partial', pages }), texts)).toBe('Ready, 1 page failed');
  });

  test('a lost connection is no failure of the run', () => {
    const trouble = { code: 'SERVER_UNREACHABLE' as const, params: {} };
    expect(statusText(writing(1, { phase: 'failed', trouble }), texts)).toBe(ui.run.outOfReach);
  });

  test('the window’s title begins with the count while pages are written, and with the page when all is done', () => {
    const title = (state: RunState, hasEnded: boolean) =>
      documentTitle(
        { run: { state, hasEnded, repository: 'acme/tools' }, shown: { title: 'Overview' } } as never,
        { ui } as never,
      );
    expect(title(writing(7), false)).toBe('(7/18) acme/tools');
    expect(title(writing(0, { isAsking: true }), false)).toBe('(?) acme/tools');
    expect(title(writing(18, { phase: 'done' }), true)).toBe('Overview · acme/tools · OrionWiki');
  });

  test('details for an operator hold code, incident and version, and no right to the run', () => {
    const trouble = { code: 'INTERNAL' as const, params: { incidentId: 'i1', retryAfterMs: 5 }, incidentId: 'i1' };
    expect(troubleDetails(trouble, '1.2.3')).toBe('code: INTERNAL\nincident: i1\nOrionWiki: 1.2.3');
  });
});
