import type { ModelUsage } from '#language-model';
import type { Notice } from '#vocabulary';
import type { Bundle, Generator, RenderedPage } from '../7-render/rendered-wiki.ts';

/** What a new version of a page brings with it. */
export interface PageNews {
  readonly notices: readonly Notice[];
  readonly usage: ModelUsage;
  /** Name of the model that wrote the page, when one did. */
  readonly model?: string;
}

/** The wiki with one page in its new version: outcome, notices and colophon follow. The coverage stays as it was. */
export function replacePage(bundle: Bundle, page: RenderedPage, news: PageNews): Bundle {
  const old = bundle.pages.find(({ id }) => id === page.id);
  const pages = bundle.pages.map((known) => (known.id === page.id ? page : known));
  const outdated = new Set(old?.notices);
  const isWhole = pages.every(({ origin }) => origin !== 'degraded');
  const others = bundle.notices.filter((notice) => {
    if (outdated.has(notice) || notice.params?.page === page.id) return false;
    return !(isWhole && notice.code === 'MODEL_STOPPED');
  });
  return {
    ...bundle,
    pages,
    outcome: isWhole ? 'complete' : 'partial',
    notices: [...others, ...page.notices, ...news.notices],
    generator: generatorWith(bundle.generator, news),
  };
}

/** Who wrote the wiki, all models named, and what it cost together. */
function generatorWith(generator: Generator, { usage, model }: PageNews): Generator {
  const spent = generator.usage ?? { calls: 0, inputTokens: 0, outputTokens: 0 };
  const names = new Set([...(generator.model?.split(', ') ?? []), ...(model === undefined ? [] : [model])]);
  return {
    ...generator,
    ...(names.size > 0 ? { model: [...names].join(', ') } : {}),
    usage: {
      calls: spent.calls + usage.calls,
      inputTokens: spent.inputTokens + usage.inputTokens,
      outputTokens: spent.outputTokens + usage.outputTokens,
    },
  };
}
