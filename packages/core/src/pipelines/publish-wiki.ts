import type { Snapshot } from '#snapshot';
import { writePage } from '../5-write/prompts/prompts.generated.ts';
import { commitAddress } from '../7-render/formats/commit-address.ts';
import { assembleWiki, coverageOf } from '../7-render/render.ts';
import type { BundleRepository, Generator, RenderedWiki } from '../7-render/rendered-wiki.ts';
import type { ImprovedPages } from './improve-with-model.ts';
import type { WikiSource } from './progress.ts';
import { VERSION } from './version.ts';
import type { PageWork } from './write-pages.ts';

/** What a model was asked with, for the colophon. */
const PROMPTS = [`${writePage.name}@${writePage.version}`];

/** Which commit the wiki will be of, for those who read along. */
export function sourceOf(snapshot: Snapshot): WikiSource {
  const repo = repositoryOf(snapshot);
  const address = commitAddress(repo);
  const { fullName: repository, commit, ref, date } = repo;
  return { repository, commit, ref, date, ...(address !== undefined && { address }) };
}

/** Which commit the wiki describes. */
function repositoryOf({ origin, commit, ref, date, subdir }: Snapshot): BundleRepository {
  const { url = '', host, fullName, kind } = origin;
  return { url, host, fullName, kind, commit, ref, date, subdir };
}

/** The wiki in every format, from its finished pages. */
export function publishWiki(
  { snapshot, analysis, request, ports, plan }: PageWork,
  improved: ImprovedPages,
): RenderedWiki {
  const notices = [...analysis.notices, ...improved.pages.flatMap((page) => page.notices), ...improved.notices];
  const isPartial =
    improved.pages.length < plan.pages.length || improved.pages.some(({ origin }) => origin === 'degraded');
  const generator: Generator = {
    name: 'OrionWiki',
    version: VERSION,
    ...(request.mode === 'model' &&
      ports.model && { model: ports.model.name, prompts: PROMPTS, usage: improved.usage }),
  };
  return assembleWiki({
    repo: repositoryOf(snapshot),
    language: request.language,
    mode: request.mode,
    size: request.size,
    outcome: isPartial ? 'partial' : 'complete',
    generator,
    pages: improved.pages,
    coverage: coverageOf(analysis, notices),
    notices,
  });
}
