import type { WikiDraft } from '#lib/form/wiki-draft.ts';
import { withoutSecrets } from '#lib/form/wiki-draft.ts';
import type { TabStore } from './tab-store.ts';

/** What the tab remembers of a run, so that a reload knows its name, its start and how to ask for it again. */
export interface RunNote {
  readonly startedMs: number;
  readonly draft: WikiDraft;
  /** `owner/repo` and its host, as the address was understood. */
  readonly repository: string;
  readonly host: string;
  /** Whether the finished wiki goes into the list of this browser; not that of a private repository unasked. */
  readonly isToBeKept?: boolean;
}

const NOTES_KEY = 'orionwiki.runs';

/** Runs remembered in a tab; older ones are forgotten. */
const MAX_NOTES = 20;

/** Remembers a run, without its secrets. */
export function writeRunNote(store: TabStore, runId: string, note: RunNote): void {
  const notes = Object.entries(store.read<Record<string, RunNote>>(NOTES_KEY) ?? {}).filter(([id]) => id !== runId);
  notes.push([runId, { ...note, draft: withoutSecrets(note.draft) }]);
  store.write(NOTES_KEY, Object.fromEntries(notes.slice(-MAX_NOTES)));
}

/** What is remembered of a run. */
export function readRunNote(store: TabStore, runId: string): RunNote | undefined {
  const notes = store.read<Record<string, RunNote>>(NOTES_KEY) ?? {};
  return Object.hasOwn(notes, runId) ? notes[runId] : undefined;
}
