import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { Run } from '#lib/run/run.svelte.ts';

/** What a screen says about the wiki as a whole; only what is known, which grows while the run goes on. */
export interface WikiFacts {
  readonly repository: string;
  readonly commit?: string;
  /** The commit on its host. */
  readonly address?: string;
  /** Branch and date, to be shown in one line. */
  readonly place: readonly string[];
  /** Who wrote the text. */
  readonly writer: string;
  /** Where the wiki comes from, as a sentence. */
  readonly provenance: string;
  /** Citations of the whole wiki; known at its end. */
  readonly citations?: number;
}

/** The part of a run that is read here. */
export type KnownRun = Pick<Run, 'repository' | 'state' | 'view' | 'note'>;

/** What is known of a run's wiki. */
export function wikiFacts(run: KnownRun, texts: Pick<Texts, 'ui' | 'fill' | 'formats'>): WikiFacts {
  const { state, view, repository = texts.ui.run.titleUnknown } = run;
  const { source } = state;
  const { manifest } = view;
  const words = texts.ui.reader;
  const commit = source?.commit ?? manifest?.repo.commit;
  const version = manifest?.generator.version;
  const params = { repository, commit: commit?.slice(0, 7) ?? '', version: version ?? '' };
  const citations = manifest?.citations ?? checkedCount(run);
  return {
    repository,
    ...(commit !== undefined && { commit }),
    ...(source?.address !== undefined && { address: source.address }),
    place: source ? [source.ref, texts.formats.date(source.date)] : [],
    writer: writerText(run, texts),
    provenance: commit === undefined ? '' : texts.fill(version ? words.generatedByVersion : words.generatedBy, params),
    ...(citations !== undefined && { citations }),
  };
}

function writerText({ view, note, state }: KnownRun, { ui, fill }: Pick<Texts, 'ui' | 'fill'>): string {
  const model = view.manifest?.generator.model ?? note?.draft.model;
  const hasModelText = state.pages.some(({ origin }) => origin === 'model');
  if (!hasModelText) return ui.reader.fromFacts;
  return model ? fill(ui.reader.byModel, { model }) : ui.reader.byAModel;
}

/** The number that the last check told; a run that was taken up again has no other. */
function checkedCount({ state }: KnownRun): number | undefined {
  const verify = state.steps.find(({ name }) => name === 'checking')?.stages.verify;
  return state.phase === 'done' && verify?.unit === 'citations' ? verify.done : undefined;
}
