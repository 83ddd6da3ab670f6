/** What git says while it fetches. */
export interface FetchProgress {
  readonly objects: number;
  readonly total: number;
  /** Bytes received, when git has said so. */
  readonly bytes?: number;
}

/** How much of the end is kept for error messages, in characters. */
const TAIL_LENGTH = 2_000;

const RECEIVING = /Receiving objects:\s+\d{1,3}% \((\d{1,12})\/(\d{1,12})\)(?:, ([\d.]{1,12}) (bytes|KiB|MiB|GiB))?/;

const UNITS: Readonly<Record<string, number>> = { bytes: 1, KiB: 1 << 10, MiB: 1 << 20, GiB: 1 << 30 };

/**
 * Reads git's messages line by line as they come, whatever the server put into them: counts bytes, parses progress,
 * keeps a clean tail. Memory stays bounded however much arrives.
 */
export class StderrReader {
  bytes = 0;
  readonly #onProgress: ((progress: FetchProgress) => void) | undefined;
  #line = '';
  #tail: string[] = [];
  #tailLength = 0;

  constructor(onProgress?: (progress: FetchProgress) => void) {
    this.#onProgress = onProgress;
  }

  /** The last messages that are not progress, on one line, without control characters. */
  get tail(): string {
    return [...this.#tail, this.#line].map(clean).filter(Boolean).join(' | ').slice(-TAIL_LENGTH);
  }

  push(chunk: Buffer): void {
    this.bytes += chunk.length;
    const parts = (this.#line + chunk.toString('latin1')).split(/[\r\n]/);
    this.#line = (parts.pop() ?? '').slice(-TAIL_LENGTH);
    for (const part of parts) this.#take(part);
  }

  #take(line: string): void {
    const match = RECEIVING.exec(line);
    if (match) {
      const [, objects, total, amount, unit] = match;
      const bytes = amount && unit ? { bytes: Math.round(Number(amount) * (UNITS[unit] ?? 1)) } : {};
      this.#onProgress?.({ objects: Number(objects), total: Number(total), ...bytes });
      return;
    }
    if (/^(?:remote: )?[A-Z][a-z]+ [a-z]+:\s+\d/.test(line)) return;
    const kept = line.slice(-TAIL_LENGTH);
    this.#tail.push(kept);
    this.#tailLength += kept.length;
    while (this.#tailLength > TAIL_LENGTH && this.#tail.length > 1) this.#tailLength -= this.#tail.shift()?.length ?? 0;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROLS = /\x1b\[[0-9;]*[a-zA-Z]|[\x00-\x1f\x7f-\x9f]/g;

function clean(text: string): string {
  return text.replace(CONTROLS, ' ').trim();
}
