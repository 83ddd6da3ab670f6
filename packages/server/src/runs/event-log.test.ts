import type { ProgressEvent } from '@orionwiki/core';
import { expect, test } from 'vitest';
import { EventLog } from './event-log.ts';

const progress = (done: number, total = 1000): ProgressEvent => ({
  type: 'stage-progress',
  stage: 'acquire',
  done,
  total,
});

async function replay(log: EventLog, after?: string): Promise<string[]> {
  const events: string[] = [];
  for await (const { id, event } of log.read(after, new AbortController().signal)) {
    events.push(`${id} ${event.type === 'stage-progress' ? event.done : event.type}`);
  }
  return events;
}

test('of a stage’s progress a later reader sees the newest figure only', async () => {
  let time = 0;
  const log = new EventLog(1, () => time);
  for (let i = 1; i <= 5; i++) {
    time += 100;
    log.append(progress(i));
  }
  log.append({ type: 'done', outcome: 'complete' });
  expect(await replay(log)).toEqual(['1-5 5', '1-6 done']);
});

test('progress is written down ten times a second at most, and always when a stage is through', async () => {
  const log = new EventLog(1, () => 0);
  for (let i = 1; i <= 1000; i++) log.append(progress(i));
  log.append({ type: 'done', outcome: 'complete' });
  expect(await replay(log)).toEqual(['1-2 1000', '1-3 done']);
});

test('an id from before a restart gives everything', async () => {
  const log = new EventLog(1, () => 0);
  log.append({ type: 'cancelled' });
  expect(await replay(log, '1-99')).toEqual(['1-1 cancelled']);
  expect(await replay(log, '7-1')).toEqual(['1-1 cancelled']);
});

test('nothing follows the last event', async () => {
  const log = new EventLog(3, () => 0);
  log.append({ type: 'cancelled' });
  log.append({ type: 'done', outcome: 'complete' });
  expect(await replay(log)).toEqual(['3-1 cancelled']);
  expect(log.isClosed).toBe(true);
});

test('a flood of notices keeps pages and the end', async () => {
  const log = new EventLog(1, () => 0);
  log.append({ type: 'page', pageId: 'overview', version: 1, origin: 'facts', title: 'Overview' });
  for (let i = 0; i < 6000; i++) log.append({ type: 'notice', notice: { code: 'FILE_BINARY', stage: 'acquire' } });
  log.append({ type: 'done', outcome: 'complete' });
  const events = await replay(log);
  expect(events).toHaveLength(5000);
  expect(events[0]).toBe('1-1 page');
  expect(events.at(-1)).toBe('1-6002 done');
});

test('reading ends when the reader goes away', async () => {
  const log = new EventLog(1, () => 0);
  const gone = new AbortController();
  const reading = log.read(undefined, gone.signal).next();
  gone.abort();
  expect(await reading).toEqual({ done: true, value: undefined });
});
