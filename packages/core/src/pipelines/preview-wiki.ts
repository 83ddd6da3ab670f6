import { messagesIn } from '#messages';
import type { PageId, PageKind } from '#vocabulary';
import { estimateRun } from '../5-write/with-model/estimate-run.ts';
import { writePage } from '../5-write/write.ts';
import { acquireSnapshot, understandSnapshot } from './read-repository.ts';
import { StageEvents } from './stage-events.ts';
import type { RunPorts, WikiRequest } from './wiki-request.ts';

/** What would be written, without writing it. */
export interface WikiPreview {
  readonly name: string;
  readonly commit: string;
  readonly pages: readonly {
    readonly id: PageId;
    readonly title: string;
    readonly kind: PageKind;
    readonly parent?: PageId;
  }[];
  readonly files: { readonly seen: number; readonly read: number; readonly parsed: number };
  /** Upper bound of what a model run would cost. */
  readonly estimate: { readonly calls: number; readonly inputTokens: number; readonly outputTokens: number };
}

/**
 * Fetches, reads and plans; asks no model and writes nothing.
 * @throws every code of `acquire`; REPO_TOO_LARGE; CANCELLED
 */
export async function previewWiki(request: WikiRequest, ports: RunPorts): Promise<WikiPreview> {
  const events = new StageEvents(ports.onEvent);
  const snapshot = await acquireSnapshot(request, ports, events);
  try {
    const { snapshot: named, analysis, plan, survey } = await understandSnapshot(snapshot, { request, ports, events });
    const messages = messagesIn(request.language);
    const files = [...analysis.files.values()];
    return {
      name: named.origin.fullName,
      commit: snapshot.commit,
      pages: plan.pages.map(({ id, title, kind, parent }) => ({
        id,
        title,
        kind,
        ...(parent !== undefined && { parent }),
      })),
      files: {
        seen: survey.files.length,
        read: files.length,
        parsed: files.filter(({ isParsed }) => isParsed).length,
      },
      estimate: estimateRun(plan.pages.map((page) => writePage(page, { analysis, plan, info: named, messages }))),
    };
  } finally {
    await snapshot.close();
  }
}
