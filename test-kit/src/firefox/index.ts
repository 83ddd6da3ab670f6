export { FIREFOX_NOT_RUN, type FirefoxProgram, findFirefox, isFirefoxRequired } from './find-firefox.ts';
export type { FirefoxPage } from './firefox-page.ts';
export { type Firefox, launchFirefox } from './launch-firefox.ts';
