import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createClient } from '@orionwiki/client';
import { launchBrowser } from '@orionwiki/test-kit/browser';

/** A run that is ordered and waited for. */
export interface WaitOrder {
  /** Address of the interface. */
  readonly url: string;
  readonly runId: string;
  readonly repository: string;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** What somebody who waited for a run saw. */
export interface Waited {
  readonly who: string;
  /** From the order to the answer, or to the last event for those who only watch. */
  readonly tookMs: number;
  /** Connections it took; more than one for each thing asked means that one was cut. */
  readonly requests: number;
  readonly events: number;
  /** Type of the last event. */
  readonly lastEvent?: string;
  /** Longest time without a byte or sign of life, where it can be seen. */
  readonly longestSilenceMs?: number;
  /** What went wrong. */
  readonly fault?: string;
}

/** Our client in a script: one streamed answer and one event stream. */
export async function waitAsScript({ url, runId, repository, signal }: WaitOrder): Promise<Waited> {
  const asked: string[] = [];
  const events: string[] = [];
  const client = createClient({
    url,
    fetch: (address, init) => {
      asked.push(new URL(address).pathname.split('/').at(-1) ?? '');
      return fetch(address, init);
    },
  });
  const started = performance.now();
  const fault = await client
    .generate({ runId, repository: { url: repository } }, { signal, onProgress: ({ type }) => void events.push(type) })
    .then(
      ({ outcome }) => (outcome === 'complete' ? undefined : outcome),
      (error: unknown) => String(error),
    );
  const expected = ['generateEphemeral', 'generateProgress'];
  const cut = [...asked].sort().join() === expected.join() ? undefined : `asked for ${asked.join(', ')}`;
  return waited('a script with the client', { started, requests: asked.length, events, fault: fault ?? cut });
}

/** A browser's own EventSource; the run is ordered beside it with plain HTTP. */
export async function waitAsBrowser(order: WaitOrder): Promise<Waited> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(order.url);
    const input = encodeURIComponent(JSON.stringify({ runId: order.runId, lastEventId: null }));
    const started = performance.now();
    const watching = page.evaluate(watchInBrowser, `/trpc/generateProgress?input=${input}`);
    const ordered = await postOrder(order).then(text);
    const aborted = once(order.signal, 'abort').then(() => undefined);
    const seen = await Promise.race([watching, aborted]);
    const fault = seen ? seen.fault : 'no last event';
    return {
      ...waited('a browser with EventSource', {
        started,
        requests: seen?.opened ?? 0,
        events: seen?.events ?? [],
        fault: fault ?? (ordered.includes('complete') ? undefined : 'no wiki'),
      }),
      ...(seen ? { longestSilenceMs: seen.longestSilenceMs } : {}),
    };
  } finally {
    await browser.close();
  }
}

/** One request by Node's own HTTP client, as curl would make it; the answer's head comes with the wiki. */
export async function waitWithPlainHttp(order: WaitOrder): Promise<Waited> {
  const started = performance.now();
  const fault = await postOrder(order).then(
    async (answer) => {
      const body = await text(answer);
      return answer.statusCode === 200 && body.includes('complete') ? undefined : `status ${answer.statusCode}`;
    },
    (error: unknown) => String(error),
  );
  return waited('plain HTTP without a client', { started, requests: 1, events: [], fault });
}

interface Seen {
  readonly started: number;
  readonly requests: number;
  readonly events: readonly string[];
  readonly fault: string | undefined;
}

function waited(who: string, { started, requests, events, fault }: Seen): Waited {
  const lastEvent = events.at(-1);
  return {
    who,
    tookMs: performance.now() - started,
    requests,
    events: events.length,
    ...(lastEvent === undefined ? {} : { lastEvent }),
    ...(fault === undefined ? {} : { fault }),
  };
}

async function postOrder({ url, runId, repository, signal }: WaitOrder): Promise<IncomingMessage> {
  const headers = { 'content-type': 'application/json' };
  const order = request(`${url}/api/generate_ephemeral`, { method: 'POST', headers, agent: false, signal });
  order.end(JSON.stringify({ runId, repository: { url: repository } }));
  const [answer] = (await once(order, 'response')) as [IncomingMessage];
  return answer;
}

/** Runs in the page: everything an EventSource tells, until the run's last event or an error. */
function watchInBrowser(address: string) {
  return new Promise<{ opened: number; events: string[]; longestSilenceMs: number; fault?: string }>((resolve) => {
    const source = new EventSource(address);
    const seen = { opened: 0, events: [] as string[], longestSilenceMs: 0 };
    let heardAt = performance.now();
    const hear = (): void => {
      seen.longestSilenceMs = Math.max(seen.longestSilenceMs, performance.now() - heardAt);
      heardAt = performance.now();
    };
    const end = (fault?: string): void => {
      source.close();
      resolve({ ...seen, ...(fault ? { fault } : {}) });
    };
    source.onopen = () => {
      hear();
      seen.opened++;
    };
    source.addEventListener('ping', hear);
    source.onmessage = ({ data }) => {
      hear();
      const { type } = JSON.parse(data) as { readonly type: string };
      seen.events.push(type);
      if (type === 'done' || type === 'failed' || type === 'cancelled') end();
    };
    source.onerror = () => end('the stream was cut');
  });
}
