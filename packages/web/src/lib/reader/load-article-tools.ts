type ArticleTools = typeof import('./article-tools.ts');

let tools: Promise<ArticleTools> | undefined;

/** What articles do in a browser; loaded once, behind the first text. A load that failed is tried again with the next. */
export function loadArticleTools(): Promise<ArticleTools> {
  tools ??= import('./article-tools.ts').catch((error: unknown) => {
    tools = undefined;
    throw error;
  });
  return tools;
}
