import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Loopback } from './loopback.ts';

const SCRIPT = fileURLToPath(new URL('./rebinding-run.ts', import.meta.url));
const TRACER = 'strace';
const canTrace = process.platform === 'linux' && spawnSync(TRACER, ['-V']).status === 0;
if (process.env.ORION_FULL === '1' && !canTrace)
  process.stdout.write('not run: strace, install with apt install strace\n');

describe.runIf(process.env.ORION_FULL === '1' && canTrace)(
  'a name that means another address after it was checked',
  () => {
    let loopback: Loopback;
    beforeAll(async () => {
      loopback = await Loopback.open();
    });
    afterAll(() => loopback.close());

    it('is looked up once, and no process of the run asks a name server or connects anywhere else', async () => {
      const tiny = await loopback.keep(createSampleRepository('tiny'));
      const server = await loopback.serve({ tiny: tiny.gitDir });
      const trace = join(tiny.dir, 'trace.txt');
      const run = [process.execPath, SCRIPT, String(server.port), loopback.jobRoot];
      const child = spawn(TRACER, [
        '-f',
        '-qq',
        '-e',
        'trace=execve,connect,sendto,sendmsg,sendmmsg',
        '-o',
        trace,
        ...run,
      ]);
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(JSON.parse(said)).toEqual({ lookUps: 1, files: 3 });
      const lines = readFileSync(trace, 'latin1').split('\n');
      expect(lines.filter((line) => line.includes('fetch-pack')).length).toBeGreaterThan(0);
      const contacts = lines.flatMap((line) => /sa_family=(AF_INET6?), .*/.exec(line)?.[0] ?? []);
      const home = `sin_port=htons(${server.port}), sin_addr=inet_addr("127.0.0.1")`;
      expect(contacts.length).toBeGreaterThan(0);
      expect(contacts.filter((contact) => !contact.includes(home))).toEqual([]);
    });
  },
);
