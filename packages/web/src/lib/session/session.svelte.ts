import { createContext } from 'svelte';
import type { FormState } from '#lib/form/form-state.svelte.ts';
import type { toOrder } from '#lib/form/to-order.ts';
import type { WikiDraft } from '#lib/form/wiki-draft.ts';
import type { Run } from '#lib/run/run.svelte.ts';
import { Announcer } from './announcer.svelte.ts';
import { type RunNote, readRunNote, writeRunNote } from './run-notes.ts';
import { tabStore } from './tab-store.ts';

type Order = ReturnType<typeof toOrder>;

/** What the whole site shares while it is open in a tab: the form, the runs started here, one voice. */
export class Session {
  /** Made by `openForm`. */
  form: FormState | undefined;
  readonly announcer = new Announcer();
  /** Runs watched in this tab; they go on while other pages are shown. */
  readonly runs = new Map<string, Run>();
  readonly #orders = new Map<string, Order>();
  readonly #store = tabStore();

  /** Lays an order down for the run's page to send; gives the run's id, under which it can be found again. */
  async order(draft: WikiDraft): Promise<string> {
    // Not before they are needed: the start page opens without the client and the rules of its form.
    const [{ toOrder, understandRepository }, { newRunId }] = await Promise.all([
      import('#lib/form/form-rules.ts'),
      import('@orionwiki/client'),
    ]);
    const runId = newRunId();
    this.#orders.set(runId, toOrder(draft));
    const understanding = understandRepository(draft.repository);
    const { repository, host } = understanding.kind === 'understood' ? understanding : { repository: '', host: '' };
    const isToBeKept = draft.token === '' || draft.keepsPrivate;
    writeRunNote(this.#store, runId, { startedMs: Date.now(), draft, repository, host, isToBeKept });
    return runId;
  }

  /** The order of a run that was not sent yet; can be taken once. */
  takeOrder(runId: string): Order | undefined {
    const order = this.#orders.get(runId);
    this.#orders.delete(runId);
    return order;
  }

  /** What this tab remembers of a run. */
  noteOf(runId: string): RunNote | undefined {
    return readRunNote(this.#store, runId);
  }
}

/** The session: `setSession` in the layout, `getSession` below it. */
export const [getSession, setSession] = createContext<Session>();
