/** A text that counts how often it is looked at, to show that the cost of reading it grows with its length only. */
export interface CountingText {
  readonly text: string;
  readonly operations: () => number;
}

/**
 * Wraps a text so that every character access counts as one and every search as the distance it covered. The wrapper is
 * no primitive string, but everything scanners use on strings works on it.
 */
export function countingText(plain: string): CountingText {
  let count = 0;
  const proxy = new Proxy(new String(plain), {
    get(_target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) {
        count++;
        return plain[Number(key)];
      }
      const member = Reflect.get(Object(plain), key) as unknown;
      if (typeof member !== 'function') return member;
      return (...input: unknown[]) => {
        const result = (member as (...given: unknown[]) => unknown).apply(plain, input);
        count += costOf(key, input, result, plain.length);
        return result;
      };
    },
  });
  return { text: proxy as unknown as string, operations: () => count };
}

function costOf(key: string | symbol, input: readonly unknown[], result: unknown, length: number): number {
  const from = typeof input[1] === 'number' ? input[1] : 0;
  if (key === 'indexOf') return 1 + (typeof result === 'number' && result >= 0 ? result - from : length - from);
  if (key === 'slice') return 1 + String(result).length;
  return 1;
}
