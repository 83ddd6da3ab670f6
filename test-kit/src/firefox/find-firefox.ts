import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What to tell a person who has none. */
export const FIREFOX_NOT_RUN = 'not run: firefox, install with test-kit/install-firefox.sh';

/** Where `install-firefox.sh` puts it. */
const INSTALLED = join(import.meta.dirname, '../../../.cache/firefox');
const MAC_PATH = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** A browser program with the environment it needs. */
export interface FirefoxProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Firefox as named by the variable FIREFOX, installed, or left by `install-firefox.sh`; `undefined` without one. */
export function findFirefox(): FirefoxProgram | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = [process.env.FIREFOX ?? '', ...onPath, MAC_PATH].find(
    (path) => path !== '' && existsSync(path),
  );
  if (executablePath !== undefined) return { executablePath, env: {} };
  const unpacked = join(INSTALLED, 'usr/lib/firefox-esr/firefox-esr');
  if (!existsSync(unpacked)) return undefined;
  const libraries = join(INSTALLED, 'usr/lib', process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu');
  return { executablePath: unpacked, env: { LD_LIBRARY_PATH: libraries } };
}

/** Whether the absence of Firefox is a failure here: `ORION_REQUIRE` holds its name. */
export const isFirefoxRequired = (): boolean => (process.env.ORION_REQUIRE ?? '').split(',').includes('firefox');
