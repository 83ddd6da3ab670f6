import { OrionError } from '@orionwiki/core';

/**
 * What `work` settles with, unless `signal` aborts first; `work` itself goes on.
 * @throws CANCELLED when the signal aborts
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new OrionError('CANCELLED', { cause: signal.reason }));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
