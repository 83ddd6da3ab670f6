import { loadInterfaceMessages, type WikiLanguage } from '@orionwiki/core/messages';
import { publicOrigin } from '#lib/site/public-origin.ts';

/** What sites show of a link to us. Written by the server alone: no browser needs them. */
export async function socialTags(url: URL, language: WikiLanguage): Promise<string> {
  const { app, landing } = (await loadInterfaceMessages(language)).ui;
  const origin = publicOrigin(url);
  const properties = {
    'og:type': 'website',
    'og:site_name': app.name,
    'og:title': landing.documentTitle,
    'og:description': landing.description,
    'og:url': `${origin}/`,
    'og:image': `${origin}/social.png`,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': landing.documentTitle,
  };
  const tags = Object.entries(properties).map(
    ([name, value]) => `<meta property="${name}" content="${escaped(value)}">`,
  );
  return ['<meta name="twitter:card" content="summary_large_image">', ...tags].join('\n    ');
}

/** The origin holds the name under which we were called, which is text from outside. */
function escaped(text: string): string {
  return text.replace(/[&"<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
