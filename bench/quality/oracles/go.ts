import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Findings, FoundCall, FoundImport, Oracle } from './findings.ts';

/** `go list` and go/types of the standard library; needs `go`, fetches nothing. */
export const goOracle: Oracle = {
  language: 'go',
  reads: (path) => path.endsWith('.go'),
  find: async ({ folder }): Promise<Findings> => {
    const script = join(import.meta.dirname, 'go-types.go');
    const child = spawn('go', ['run', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`go ended with ${code}`);
    const found = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      readonly files: readonly string[];
      readonly imports: readonly FoundImport[];
      readonly calls: readonly FoundCall[];
    };
    return { ...found, files: new Set(found.files) };
  },
};

/** Whether there is a `go` to ask. */
export function hasGo(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}
