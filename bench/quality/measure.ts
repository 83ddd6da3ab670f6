// Holds finished wikis against every row of the quality bars (bench/bars.json).
//   npm run bench -- quality/measure <wiki.json> [--repo <git folder>] [--examples 3] [--once] [--json]
// Without --repo the rows that need the commit are left out. --once leaves out determinism, which makes the wiki twice.
// Prints one table; exit code 1 when a bar is missed that is not listed as open, 2 when it cannot measure.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readBundle } from './bundle.ts';
import { readCheckout } from './checkout.ts';
import { countDifferingBytes, reverify } from './make-wiki.ts';
import { type Beside, measureWiki, NEEDS_CHECKOUT } from './measure-wiki.ts';
import { formatRows } from './print-rows.ts';
import { standingOf } from './row.ts';
import { readBars } from './standing-bars.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repo: { type: 'string' },
    examples: { type: 'string', default: '3' },
    once: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const from = process.env.ORION_START_FOLDER ?? process.cwd();
const bars = readBars();
const file = positionals[0];
if (file === undefined || positionals.length > 1) {
  process.stderr.write('quality/measure <wiki.json> [--repo <git folder>] [--examples 3] [--once] [--json]\n');
  process.exit(2);
}

const bundle = readBundle(resolve(from, file));
const folder = values.repo === undefined ? undefined : resolve(from, values.repo);
const rows = measureWiki(bundle, folder === undefined ? {} : await lookBeside(folder));
const judged = rows.map((row) => ({ ...row, standing: standingOf(row, bars), isOpen: bars.open.includes(row.id) }));
if (values.json) process.stdout.write(`${JSON.stringify({ file, commit: bundle.repo.commit, rows: judged })}\n`);
else {
  process.stdout.write(`${formatRows(rows, bars, Number(values.examples))}\n`);
  if (folder === undefined) process.stdout.write(`not measured without --repo: ${NEEDS_CHECKOUT}\n`);
}
process.exitCode = judged.some(({ standing, isOpen }) => standing === 'missed' && !isOpen) ? 1 : 0;

async function lookBeside(git: string): Promise<Beside> {
  const checkout = await readCheckout(git, bundle.repo.commit);
  const reverified = await reverify(readFileSync(resolve(from, file ?? ''), 'utf8'), git);
  const differingBytes = values.once || bundle.mode === 'model' ? undefined : await countDifferingBytes(git, bundle);
  return { checkout, reverified, ...(differingBytes !== undefined && { differingBytes }) };
}
