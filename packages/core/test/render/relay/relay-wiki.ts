import type { PageDraft, Statement } from '#draft';
import type { VerifiedPage } from '#verified';
import type { Citation, Evidence, WikiLanguage } from '#vocabulary';
import { assembleWiki, openRenderer, type Renderer } from '../../../src/7-render/render.ts';
import type { RenderedPage, RenderedWiki } from '../../../src/7-render/rendered-wiki.ts';
import { relayDrafts } from './relay-pages.ts';
import { RELAY_COMMIT, relaySource } from './relay-source.ts';

const URL = 'https://github.com/relay-example/relay';

/** The pages of the invented repository as stage 6 would give them. */
export function relayVerified(language: WikiLanguage): readonly VerifiedPage[] {
  return relayDrafts(language).map(verify);
}

/** A draft as if every statement of it had passed its check. */
export function verify(draft: PageDraft): VerifiedPage {
  const citations = new Map<string, Citation>();
  const add = (evidence: Evidence, claim: string) => {
    const key = `${evidence.path}:${evidence.startLine}-${evidence.endLine} ${JSON.stringify(evidence.claim)}`;
    const { path, startLine, endLine } = evidence;
    if (!citations.has(key)) citations.set(key, { path, startLine, endLine, claim, check: evidence.claim });
  };
  for (const statement of statementsOf(draft)) {
    for (const evidence of statement.evidence) add(evidence, plainText(statement));
  }
  for (const { edges } of draft.diagrams) {
    for (const edge of edges) if (edge.evidence !== undefined) add(edge.evidence, `${edge.from} → ${edge.to}`);
  }
  return { draft, citations: [...citations.values()], dropped: [], notices: [] };
}

function statementsOf(draft: PageDraft): readonly Statement[] {
  return draft.blocks.flatMap((block) => {
    if ('statements' in block) return block.statements;
    if (block.kind === 'list') return block.items.flat();
    if (block.kind === 'table') return block.rows.flat();
    return block.kind === 'commands' ? [block.statement] : [];
  });
}

function plainText(statement: Statement): string {
  return statement.inlines.map((inline) => (inline.kind === 'path' ? inline.path : inline.text)).join('');
}

/** A renderer for the invented repository. */
export function relayRenderer(language: WikiLanguage): Renderer {
  return openRenderer({
    commit: RELAY_COMMIT,
    language,
    pages: relayDrafts(language),
    source: relaySource,
    permalink: (path, lines) => {
      const hash =
        lines === undefined ? '' : `#L${lines.startLine}${lines.endLine > lines.startLine ? `-L${lines.endLine}` : ''}`;
      return `${URL}/blob/${RELAY_COMMIT}/${path}${hash}`;
    },
  });
}

/** The finished wiki of the invented repository. */
export async function relayWiki(language: WikiLanguage): Promise<RenderedWiki> {
  const renderer = relayRenderer(language);
  try {
    const pages: RenderedPage[] = [];
    for (const page of relayVerified(language)) pages.push(await renderer.renderPage(page, 1));
    return assembleWiki({
      repo: {
        url: URL,
        host: 'github.com',
        fullName: 'relay-example/relay',
        kind: 'github',
        commit: RELAY_COMMIT,
        ref: 'main',
        date: '2026-03-14T09:26:53Z',
        subdir: '',
      },
      language,
      mode: 'facts',
      size: 'full',
      outcome: 'complete',
      generator: { name: 'OrionWiki', version: '0.1.0' },
      pages,
      coverage: {
        complete: true,
        files: [{ role: 'code', language: 'typescript', seen: 10, read: 10, parsed: 10, skipped: 0 }],
        skipped: [],
      },
      notices: [],
    });
  } finally {
    await renderer.close();
  }
}
