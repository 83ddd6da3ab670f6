import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryQueue } from '../src/queue/memory-queue.js';

const webhook = (id: string, dueAt: number) => ({ id, channel: '/hooks/orders', body: '{}', attempts: 0, dueAt });

test('the webhook that has been due for the longest time comes first', async () => {
  const queue = new MemoryQueue();
  await queue.put(webhook('late', 20));
  await queue.put(webhook('early', 10));
  assert.equal((await queue.takeDue(30))?.id, 'early');
});

test('a webhook that is not due stays', async () => {
  const queue = new MemoryQueue();
  await queue.put(webhook('later', 50));
  assert.equal(await queue.takeDue(30), undefined);
});
