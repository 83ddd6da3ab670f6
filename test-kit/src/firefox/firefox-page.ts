import type { BidiSession } from './bidi-session.ts';

/** An open tab. */
export interface FirefoxPage {
  /** Addresses that were asked for. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console, and broken rules of the page's policy. */
  complaints(): Promise<readonly string[]>;
  /** The value of an expression, which may be a promise; it has to be one that JSON can hold. */
  evaluate<Value>(expression: string): Promise<Value>;
  goto(url: string): Promise<void>;
  /** Presses keys one after the other: single characters, or names of {@link KEYS}; `Control+k` holds one down. */
  press(...keys: readonly string[]): Promise<void>;
  /** Clicks in the middle of what the selector finds first. */
  click(selector: string): Promise<void>;
  close(): Promise<void>;
}

/** Names of keys that are no characters. @source https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Control: '\uE009',
  Escape: '\uE00C',
  ArrowDown: '\uE015',
  Tab: '\uE004',
};

/** Opens a tab. Sizes are CSS pixels. */
export async function openPage(
  session: BidiSession,
  url: string,
  size = { width: 1280, height: 860 },
): Promise<FirefoxPage> {
  const { context } = await session.send('browsingContext.create', { type: 'tab' });
  await session.send('browsingContext.setViewport', { context, viewport: size });
  const [requests, complaints]: [string[], string[]] = [[], []];
  session.onEvent((method, params) => {
    const { request, source, level, text } = params as {
      readonly request?: { readonly url: string };
      readonly source?: { readonly context?: string };
      readonly level?: string;
      readonly text?: string;
    };
    if (method === 'network.beforeRequestSent' && params.context === context) requests.push(request?.url ?? '');
    if (method === 'log.entryAdded' && source?.context === context && (level === 'error' || level === 'warn'))
      complaints.push(text ?? '');
  });
  const goto = async (address: string): Promise<void> => {
    await session.send('browsingContext.navigate', { context, url: address, wait: 'complete' });
  };
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const told = await session.send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context },
      awaitPromise: true,
    });
    const { type, result, exceptionDetails } = told as {
      readonly type: string;
      readonly result?: { readonly value: string };
      readonly exceptionDetails?: { readonly text: string };
    };
    if (type !== 'success' || !result) throw new Error(`${expression}: ${exceptionDetails?.text}`);
    return JSON.parse(result.value) as Value;
  };
  await goto(url);
  return {
    requests,
    complaints: async () => [...complaints, ...(await evaluate<string[]>('globalThis.brokenRules ?? []'))],
    evaluate,
    goto,
    async press(...keys) {
      for (const key of keys) {
        const values = key.length > 1 ? key.split('+').map((name) => KEYS[name] ?? name) : [key];
        const actions = [
          ...values.map((value) => ({ type: 'keyDown', value })),
          ...values.reverse().map((value) => ({ type: 'keyUp', value })),
        ];
        await session.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
      }
    },
    async click(selector) {
      const [x, y] = await evaluate<[number, number]>(`(() => {
        const element = document.querySelector(${JSON.stringify(selector)});
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return [Math.round(left + width / 2), Math.round(top + height / 2)];
      })()`);
      const actions = [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await session.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    close: async () => void (await session.send('browsingContext.close', { context })),
  };
}
