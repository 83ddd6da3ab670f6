import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { InterfaceMessages } from '@orionwiki/core/messages';
import type { ModelCall } from '@orionwiki/test-kit/model-server';
import type { Page } from 'playwright-core';

/** A relay on loopback that can cut every connection that runs through it, as a bad network does. */
export interface Relay {
  readonly url: string;
  /** Connections that are open. */
  readonly open: () => number;
  /** Cuts what is open now; new connections pass. */
  cut(): void;
  close(): Promise<void>;
}

/** Starts a relay in front of `target`. */
export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const beyond = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    open: () => sockets.size / 2,
    cut,
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}

/** The tiny call with which a run begins; pages are asked for with thousands of characters. */
export const isPreflight = (call: ModelCall): boolean => call.messages.every(({ content }) => content.length < 500);

/** The page that a call is about. */
export function titleOf({ messages }: ModelCall): string {
  return /^Title: (.+)$/m.exec(messages.at(-1)?.content ?? '')?.[1] ?? '';
}

/** What the form is filled with. */
export interface OrderFields {
  readonly url: string;
  readonly ref?: string;
  readonly model?: { readonly baseUrl: string; readonly key: string; readonly name: string };
}

/** Fills the form of the start page and starts the run. */
export async function order(page: Page, { ui }: InterfaceMessages, fields: OrderFields): Promise<void> {
  const { form } = ui;
  await page.getByLabel(form.repository, { exact: true }).fill(fields.url);
  if (fields.ref) await page.getByLabel(form.ref, { exact: true }).fill(fields.ref);
  if (fields.model) {
    await page.getByText(form.modeModel, { exact: true }).click();
    await page.getByLabel(form.preset, { exact: true }).selectOption('');
    await page.getByLabel(form.baseUrl, { exact: true }).fill(fields.model.baseUrl);
    await page.getByLabel(form.apiKey, { exact: true }).fill(fields.model.key);
    await page.getByLabel(form.model, { exact: true }).fill(fields.model.name);
  }
  await page.getByRole('button', { name: form.submit }).click();
  await page.waitForURL('**/w/**');
}

/** Writes down, in the page, what bar, voice and title say from now on. Holds each value once. */
export async function recordProgress(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { bar: [] as number[], voice: [] as { text: string; atMs: number }[], titles: [] as string[] };
    Object.assign(window, { seen });
    const look = () => {
      const bar = document.querySelector('progress')?.value;
      if (bar !== undefined && bar !== seen.bar.at(-1)) seen.bar.push(bar);
      const text = document.querySelector('[role=status]')?.textContent?.trim() ?? '';
      if (text !== '' && text !== seen.voice.at(-1)?.text) seen.voice.push({ text, atMs: performance.now() });
      if (document.title !== seen.titles.at(-1)) seen.titles.push(document.title);
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

/** What {@link recordProgress} has written down. */
export function recorded(page: Page): Promise<{
  readonly bar: readonly number[];
  readonly voice: readonly { readonly text: string; readonly atMs: number }[];
  readonly titles: readonly string[];
}> {
  return page.evaluate(() => (window as unknown as { seen: never }).seen);
}
