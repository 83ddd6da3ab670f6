import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type BrowserProgram, npmChromium } from './npm-chromium.ts';

export type { Browser, BrowserContext, Page } from 'playwright-core';

const COMMANDS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_PATH = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The tests are about our pages: the browser itself stays silent and works without a network. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-domain-reliability',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
];

/**
 * A real Chromium without a window. Looks for the program named by the variable CHROMIUM, then for an installed one,
 * then for the one npm delivers under `tools/browser`.
 * @throws Error that says what to install; tests are never skipped because a browser is missing.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findBrowser();
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: isRoot ? [...QUIET, '--no-sandbox'] : QUIET,
  });
}

/** The browser program {@link launchBrowser} would start. */
export function findBrowser(): BrowserProgram {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { executablePath: named, env: {} };
    throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  }
  const installed = installedBrowser();
  if (installed !== undefined) return { executablePath: installed, env: {} };
  const fromNpm = npmChromium();
  if (fromNpm !== undefined) return fromNpm;
  throw new Error(
    'No Chromium was found. Install one (Debian: apt-get install chromium-headless-shell; macOS: Google Chrome), ' +
      'or set CHROMIUM=/path/to/chromium, or on Linux x64 run: npm install --no-save --prefix tools/browser',
  );
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const command of COMMANDS) {
    for (const folder of folders) {
      const candidate = join(folder, command);
      if (existsSync(candidate)) return candidate;
    }
  }
  return existsSync(MAC_PATH) ? MAC_PATH : undefined;
}
