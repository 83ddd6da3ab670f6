import { expect, test } from 'vitest';
import { type NoticeText, type NotificationPort, ReadyNotice } from './ready-notice.svelte.ts';
import { freshRun } from './run-state.ts';

const BEFORE = { ...freshRun(), phase: 'running' as const };
const DONE = { ...BEFORE, phase: 'done' as const };

function browser(answer: 'granted' | 'denied' | 'default', isLookedAt = false) {
  const shown: NoticeText[] = [];
  let asked = 0;
  const port: NotificationPort = {
    permission: 'default',
    async request() {
      asked += 1;
      return answer;
    },
    isLookedAt: () => isLookedAt,
    show: (text) => void shown.push(text),
  };
  return { port, shown, asked: () => asked };
}

const describe = ({ phase }: { readonly phase: string }): NoticeText => ({ title: 'acme/tools', body: phase });

test('nobody is asked and nothing is shown before the button is pressed', () => {
  const { port, shown, asked } = browser('granted');
  new ReadyNotice(port).see(DONE, BEFORE);
  expect([shown, asked()]).toEqual([[], 0]);
});

test('the end is told once, and so is a question', async () => {
  const { port, shown } = browser('granted');
  const notice = new ReadyNotice(port);
  await notice.turnOn(describe);
  const asking = { ...BEFORE, isAsking: true };
  notice.see(BEFORE, BEFORE);
  notice.see(asking, BEFORE);
  notice.see(asking, asking);
  notice.see(DONE, BEFORE);
  notice.see(DONE, DONE);
  expect(shown.map(({ body }) => body)).toEqual(['running', 'done']);
});

test('who looks at the page is not told twice', async () => {
  const { port, shown } = browser('granted', true);
  const notice = new ReadyNotice(port);
  await notice.turnOn(describe);
  notice.see(DONE, BEFORE);
  expect(shown).toEqual([]);
});

test('a refusal is remembered, a question that was closed can be asked again', async () => {
  const refused = new ReadyNotice(browser('denied').port);
  await refused.turnOn(describe);
  expect([refused.isOn, refused.isRefused]).toEqual([false, true]);
  const closed = new ReadyNotice(browser('default').port);
  await closed.turnOn(describe);
  expect([closed.isOn, closed.isRefused]).toEqual([false, false]);
});

test('without notifications in the browser there is nothing to turn on', async () => {
  const notice = new ReadyNotice();
  await notice.turnOn(describe);
  expect([notice.isPossible, notice.isOn]).toEqual([false, false]);
});
