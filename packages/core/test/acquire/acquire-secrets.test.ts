import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquire } from '../../src/1-acquire/acquire.ts';
import { isOrionError } from '../../src/errors/orion-error.ts';
import { Secret } from '../../src/text/secret.ts';
import { Loopback, readBlobs } from './loopback.ts';

const TOKEN = 'tok_4f9c2b7e81d35a60';
const FORMS = [
  TOKEN,
  Buffer.from(`oauth2:${TOKEN}`).toString('base64'),
  encodeURIComponent(TOKEN),
  Buffer.from(TOKEN).toString('hex'),
];
const holdsToken = (text: string): boolean => FORMS.some((form) => text.includes(form));

let loopback: Loopback;
let service: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  service = await loopback.keep(createSampleRepository('typescript-service'));
});
afterAll(() => loopback.close());

/** Looks into every process of this computer, as often as it can, until it is stopped. */
function watchProcesses(): { stop: () => { leaks: string[]; gitSeen: number } } {
  const leaks = new Set<string>();
  let gitSeen = 0;
  let isOn = true;
  const look = (): void => {
    if (!isOn) return;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
      const read = (file: string): string => {
        try {
          return readFileSync(`/proc/${pid}/${file}`, 'latin1');
        } catch {
          return '';
        }
      };
      const command = read('cmdline').replaceAll('\0', ' ');
      const isGit = /^(?:\S*\/)?git(?:-remote-http)? /.test(command);
      if (isGit) gitSeen++;
      if (holdsToken(command)) leaks.add(`arguments: ${command}`);
      if (isGit && holdsToken(read('environ'))) leaks.add(`environment: ${command}`);
    }
    setImmediate(look);
  };
  look();
  return {
    stop: () => {
      isOn = false;
      return { leaks: [...leaks], gitSeen };
    },
  };
}

async function filesBelow(dir: string): Promise<Buffer[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
  );
}

describe.runIf(process.platform === 'linux')('a token', () => {
  it('stands in no argument list, no environment of git and no file while it is used', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir }, { auth: { password: TOKEN } });
    const watch = watchProcesses();
    await loopback.with({ url: server.repositoryUrl('acme/hookline'), token: new Secret(TOKEN) }, async (snapshot) => {
      expect(await readBlobs(snapshot)).toHaveLength(26);
      expect(holdsToken(inspect(snapshot, { depth: 9 }))).toBe(false);
      const contents = await filesBelow(loopback.jobRoot);
      expect(contents.length).toBeGreaterThan(3);
      expect(contents.some((content) => holdsToken(content.toString('latin1')))).toBe(false);
    });
    const { leaks, gitSeen } = watch.stop();
    expect(leaks).toEqual([]);
    expect(gitSeen).toBeGreaterThan(0);
  });

  it.each(['private', 'missing', 'sign-in-page', 'stall-on-fetch', 'elsewhere', 'cancelled'])(
    'is in no error when it goes wrong: %s',
    async (name) => {
      const { gitDir } = service;
      const elsewhere = await loopback.serve({ elsewhere: { gitDir, auth: { password: 'other' } } });
      const server = await loopback.serve({
        private: { gitDir, auth: { password: 'other' } },
        missing: { gitDir, answer: 'missing' },
        'sign-in-page': { gitDir, answer: 'sign-in-page' },
        'stall-on-fetch': { gitDir, answer: 'stall-on-fetch' },
        elsewhere: { gitDir, answer: { redirectTo: `${elsewhere.url}/elsewhere` } },
        cancelled: { gitDir, answer: 'stall' },
      });
      const signal = name === 'cancelled' ? AbortSignal.timeout(200) : new AbortController().signal;
      const request = { url: `${server.url}/${name}`, token: new Secret(TOKEN) };
      const error = await acquire(request, loopback.ports({ signal, limits: { gitIdleMs: 1000 } })).catch(
        (reason: unknown) => reason,
      );
      expect(isOrionError(error)).toBe(true);
      expect(holdsToken(inspect(error, { depth: 12, showHidden: true }) + JSON.stringify(error))).toBe(false);
      expect(elsewhere.requests.some(({ hasAuthorization }) => hasAuthorization)).toBe(false);
    },
  );
});
