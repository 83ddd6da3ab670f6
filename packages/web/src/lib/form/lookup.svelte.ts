import type { Inspection } from '@orionwiki/client';

/** What asking the host of a repository has told so far. */
export type LookupState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly address: string }
  | { readonly kind: 'known'; readonly address: string; readonly inspection: Inspection };

/** What a lookup works with. */
export interface LookupPorts {
  readonly inspect: (address: string, signal: AbortSignal) => Promise<Inspection>;
  /** How long somebody has to pause in typing, in milliseconds. */
  readonly pauseMs: number;
}

const PORTS: LookupPorts = {
  // Not before it is needed: the start page does without the client.
  inspect: async (url, signal) => {
    const { openClient } = await import('#lib/api/open-client.ts');
    return await openClient({ language: 'en' }).inspect({ url }, signal);
  },
  pauseMs: 800,
};

/** Answers kept; the server counts inspections, so nothing is asked twice. */
const MAX_ANSWERS = 30;

/**
 * Looks at a repository before anything is sent: whether it is there, and its branches. A courtesy: it never holds
 * anything up, and when it cannot be done, nothing is said.
 */
export class Lookup {
  state: LookupState = $state.raw({ kind: 'idle' });
  readonly #ports: LookupPorts;
  readonly #answers = new Map<string, Inspection>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  #wanted: string | undefined;

  constructor(ports: LookupPorts = PORTS) {
    this.#ports = ports;
  }

  /** Asks after a pause; what was asked before is given up. `undefined`: there is nothing to ask. */
  want(address: string | undefined): void {
    if (address === this.#wanted) return;
    this.stop();
    this.#wanted = address;
    const known = address === undefined ? undefined : this.#answers.get(address);
    if (address !== undefined && known) this.state = { kind: 'known', address, inspection: known };
    else if (address !== undefined) this.#timer = setTimeout(() => this.hurry(), this.#ports.pauseMs);
  }

  /** Asks now instead of after the pause. */
  hurry(): void {
    const address = this.#wanted;
    if (address === undefined || this.state.kind !== 'idle') return;
    clearTimeout(this.#timer);
    void this.#ask(address);
  }

  /** Gives up what is being asked. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#wanted = undefined;
    this.state = { kind: 'idle' };
  }

  /** The answer for an address, if there is one. */
  answerFor(address: string): Inspection | undefined {
    return this.state.kind === 'known' && this.state.address === address ? this.state.inspection : undefined;
  }

  async #ask(address: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    this.state = { kind: 'asking', address };
    try {
      const inspection = await this.#ports.inspect(address, asking.signal);
      if (asking.signal.aborted) return;
      this.#keep(address, inspection);
      this.state = { kind: 'known', address, inspection };
    } catch {
      // No answer, too many requests, no server: the run itself will tell.
      if (!asking.signal.aborted) this.state = { kind: 'idle' };
    }
  }

  #keep(address: string, inspection: Inspection): void {
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size >= MAX_ANSWERS) this.#answers.delete(oldest);
    this.#answers.set(address, inspection);
  }
}
