import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { watchProcess } from './watch-process.ts';

const cwd = tmpdir();
/** Holds 150 MiB of touched memory until its standard input ends, in a process below the one that is started. */
const CHILD = `const { spawn } = require('node:child_process');
const held = 'const kept = Buffer.alloc(150 << 20, 1); let n = 0; for (let i = 0; i < 4e8; i++) n += kept[i % 99];';
spawn(process.execPath, ['-e', held], { stdio: 'inherit' }).on('exit', () => console.log('first\\nsecond'));`;

test.skipIf(process.platform !== 'linux')(
  'memory and processor time of what lies below count, and lines come with their time',
  async () => {
    const lines: string[] = [];
    const command = [process.execPath, '-e', CHILD] as const;
    const run = await watchProcess({
      command,
      cwd,
      onLine: (line, seconds) => void lines.push(`${line} ${seconds > 0}`),
    });
    expect(lines).toEqual(['first true', 'second true']);
    expect(run.peakMiB).toBeGreaterThan(150);
    expect(run.cpuSeconds).toBeGreaterThan(0);
  },
);

test('a command that fails is an error with its last words', async () => {
  const command = [process.execPath, '-e', 'console.error("no such thing"); process.exit(3)'] as const;
  await expect(watchProcess({ command, cwd })).rejects.toThrow(/ended with 3: no such thing/);
});
