import type { Analysis } from '#analysis';
import type { Messages } from '#messages';
import type { SnapshotInfo, WikiPlan } from '#plan';

/** What a page is written from besides its own brief. */
export interface WriteContext {
  readonly analysis: Analysis;
  readonly plan: WikiPlan;
  readonly info: SnapshotInfo;
  /** Texts of the wiki's language: `messagesIn(language)`. */
  readonly messages: Messages;
}
