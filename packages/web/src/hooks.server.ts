import type { Handle } from '@sveltejs/kit/hooks';
import { chooseLanguage } from '#lib/i18n/choose-language.ts';
import { socialTags } from '#lib/server/social-tags.ts';
import { readTheme } from '#lib/ui/theme.ts';

/** Sent with every answer; the Content-Security-Policy of pages comes from vite.config.ts. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = chooseLanguage(event.cookies.get('lang'), event.request.headers.get('accept-language'));
  event.locals.theme = readTheme(event.cookies.get('theme'));
  const social = await socialTags(event.url, event.locals.language);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%lang%', event.locals.language)
        .replace('%theme%', event.locals.theme)
        .replace('%social%', () => social),
  });
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    // A route may know better: the frame for kept wikis is made to be framed by us.
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  if (response.headers.get('content-type')?.startsWith('text/html') && !response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-cache');
    response.headers.append('vary', 'cookie, accept-language');
  }
  return response;
};
