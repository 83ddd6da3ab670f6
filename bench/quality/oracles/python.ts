import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Findings, FoundCall, FoundImport, Oracle } from './findings.ts';

/** Python's own parser with a resolver for imports and module-level names; needs `python3` and nothing else. */
export const pythonOracle: Oracle = {
  language: 'python',
  reads: (path) => /\.pyi?$/.test(path),
  find: async ({ folder, paths }): Promise<Findings> => {
    const script = join(import.meta.dirname, 'python-ast.py');
    const child = spawn('python3', [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(paths.filter((path) => /\.pyi?$/.test(path)).join('\n'));
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`python3 ended with ${code}`);
    const found = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      readonly files: readonly string[];
      readonly imports: readonly FoundImport[];
      readonly calls: readonly FoundCall[];
    };
    return { ...found, files: new Set(found.files) };
  },
};
