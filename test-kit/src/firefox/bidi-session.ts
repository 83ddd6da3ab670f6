/** Longest wait for one answer of the browser, in milliseconds. */
const ANSWER_MS = 30_000;

interface Reply {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
}

/** One connection that speaks WebDriver BiDi. @source https://w3c.github.io/webdriver-bidi/ */
export interface BidiSession {
  /** Sends a command. @throws Error with what the browser says, or when it does not answer */
  send(method: string, params: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Calls `take` for each event of the browser. */
  onEvent(take: (method: string, params: Readonly<Record<string, unknown>>) => void): void;
  close(): void;
}

/** Connects to a browser that listens on `url`. */
export async function openBidiSession(url: string): Promise<BidiSession> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error(`no connection to ${url}`)), { once: true });
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners: Parameters<BidiSession['onEvent']>[0][] = [];
  let lastId = 0;
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.type === 'event') for (const take of listeners) take(reply.method ?? '', reply.params ?? {});
    else if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  return {
    send(method, params) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(limit);
          waiting.delete(id);
        };
        const limit = setTimeout(() => {
          end();
          reject(new Error(`${method}: no answer within ${ANSWER_MS} ms`));
        }, ANSWER_MS);
        waiting.set(id, ({ type, result = {}, error, message }) => {
          end();
          if (type === 'success') resolve(result);
          else reject(new Error(`${method}: ${error} ${message}`));
        });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    onEvent: (take) => void listeners.push(take),
    close: () => socket.close(),
  };
}
