import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBidiSession } from './bidi-session.ts';
import type { FirefoxProgram } from './find-firefox.ts';
import { type FirefoxPage, openPage } from './firefox-page.ts';

/** How long the program may take to start on a busy machine, in milliseconds. */
const START_MS = 60_000;

/** How long it may take to end before it is killed, in milliseconds. */
const STOP_MS = 10_000;

/** The browser stays silent: the tests are about our pages. Anything beyond loopback goes to a proxy that is not there. */
const SETTINGS = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 1,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
} as const;

/** A Firefox without a window. */
export interface Firefox {
  /** Opens an address in a tab of its own and waits until it has loaded. Sizes are CSS pixels. */
  open(url: string, size?: { readonly width: number; readonly height: number }): Promise<FirefoxPage>;
  stop(): Promise<void>;
}

/** Notes in each page, before its own scripts, which rules of its policy were broken. */
const NOTE_VIOLATIONS = `() => {
  globalThis.brokenRules = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    globalThis.brokenRules.push('policy: ' + violatedDirective + ' ' + blockedURI);
  });
}`;

/** Starts Firefox with a profile of its own, which is gone when it stops. `settings` are added to the quiet ones. */
export async function launchFirefox(
  { executablePath, env }: FirefoxProgram,
  settings: Readonly<Record<string, string | number | boolean>> = {},
): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'orionwiki-firefox-'));
  const lines = Object.entries({ ...SETTINGS, ...settings }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const child = spawn(
    executablePath,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    {
      env: { ...process.env, ...env, HOME: profile },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(killer);
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const session = await openBidiSession(`${await addressOf(child)}/session`);
    await session.send('session.new', { capabilities: {} });
    await session.send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] });
    await session.send('script.addPreloadScript', { functionDeclaration: NOTE_VIOLATIONS });
    return {
      open: (url, size) => openPage(session, url, size),
      async stop() {
        session.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the program says where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`Firefox ${why}:\n${said.slice(-2000)}`));
    const limit = setTimeout(() => fail(`did not start within ${START_MS} ms`), START_MS);
    child.once('error', (error) => fail(`cannot be started (${error.message})`));
    child.once('exit', () => fail('ended'));
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
  });
}
