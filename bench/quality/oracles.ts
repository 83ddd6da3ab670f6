// Holds the product's reading of imports and calls against somebody else's: the TypeScript compiler, Python's parser,
// Go's own packages where there is a `go`.
//   npm run bench -- quality/oracles <git folder> [--ref HEAD] [--differences 20] [--unmatched 0] [--json]
// Prints agreement and differences for each language the repository has; exit code 1 when a bar is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS } from '@orionwiki/core';
import { analyseRepository } from '@orionwiki/core/analysis';
import { type Agreement, compareCalls, compareImports, unreadFiles } from './oracles/compare.ts';
import type { Oracle } from './oracles/findings.ts';
import { goOracle, hasGo } from './oracles/go.ts';
import { pythonOracle } from './oracles/python.ts';
import { typescriptOracle } from './oracles/typescript.ts';
import { unpackCommit } from './oracles/work-tree.ts';
import { readBars } from './standing-bars.ts';

const ORACLES: readonly Oracle[] = [typescriptOracle, pythonOracle, goOracle];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ref: { type: 'string' },
    differences: { type: 'string', default: '20' },
    unmatched: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
if (positionals.length !== 1) {
  process.stderr.write('quality/oracles <git folder> [--ref HEAD] [--differences 20] [--unmatched 0] [--json]\n');
  process.exit(2);
}
const bars = readBars();
const folder = resolve(process.env.ORION_START_FOLDER ?? process.cwd(), positionals[0] ?? '');
const jobRoot = mkdtempSync(join(tmpdir(), 'orionwiki-oracle-job-'));
const { commit, analysis } = await analyseRepository(
  {
    repository: { url: folder, ...(values.ref !== undefined && { ref: values.ref }) },
    mode: 'facts',
    language: 'en',
    size: 'full',
    include: [],
    exclude: [],
  },
  {
    policy: createOutboundPolicy(DEFAULT_OUTBOUND_SETTINGS),
    jobRoot,
    signal: AbortSignal.timeout(600_000),
    onEvent() {},
    onPage() {},
    allowLocal: true,
  },
).finally(() => rmSync(jobRoot, { recursive: true, force: true }));
const tree = unpackCommit(folder, commit);
try {
  for (const oracle of ORACLES.filter(({ reads }) => tree.paths.some(reads))) {
    if (oracle === goOracle && !hasGo()) {
      process.stderr.write('not run: go, install with the system’s package manager\n');
      continue;
    }
    const findings = await oracle.find(tree);
    const unread = unreadFiles(analysis, findings);
    if (unread.length > 0 && !values.json) {
      const places = [...new Set(unread.map((path) => path.split('/').slice(0, 2).join('/')))].slice(0, 8).join(', ');
      process.stdout.write(`        ${oracle.language}: ${unread.length} files not read as code here: ${places}\n`);
    }
    report(oracle.language, 'imports', compareImports(analysis, findings), Number(bars.oracleImports));
    report(oracle.language, 'calls', compareCalls(analysis, findings), Number(bars.oracleCalls));
  }
} finally {
  tree.remove();
}

function report(language: string, what: string, agreement: Agreement, bar: number): void {
  const { share, compared, oracleOnly, differences, unmatched } = agreement;
  if (share < bar) process.exitCode = 1;
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ language, what, ...agreement, bar })}\n`);
    return;
  }
  const mark = share < bar ? 'MISSED' : 'ok    ';
  process.stdout.write(
    `${mark}  ${language} ${what.padEnd(8)} ${share.toFixed(1).padStart(5)} % of ${compared} (bar ${bar}); only the oracle ${oracleOnly}, only the product ${unmatched.length}\n`,
  );
  for (const text of unmatched.slice(0, Number(values.unmatched))) process.stdout.write(`    only here: ${text}\n`);
  for (const text of differences.slice(0, Number(values.differences))) process.stdout.write(`    ${text}\n`);
}
