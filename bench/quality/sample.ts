// Draws sentences by seed from finished wikis and writes a sheet on which a person judges each against its lines.
//   npm run bench -- quality/sample --seed 7 --count 300 [-o sheet.md] <wiki.json>=<git folder> …
// Equal wikis, seed and count give an equal sheet. How many were wrong goes against `sampleWrong` in bars.json.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readBundle } from './bundle.ts';
import { readCheckout } from './checkout.ts';
import { drawSample } from './draw-sample.ts';
import { writeSheet } from './sheet.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '7' },
    count: { type: 'string', default: '300' },
    out: { type: 'string', short: 'o' },
  },
});
const from = process.env.ORION_START_FOLDER ?? process.cwd();
if (positionals.length === 0 || !positionals.every((argument) => argument.includes('='))) {
  process.stderr.write('quality/sample [--seed 7] [--count 300] [-o sheet.md] <wiki.json>=<git folder> …\n');
  process.exit(2);
}

const wikis = await Promise.all(
  positionals.map(async (argument) => {
    const [file = '', folder = ''] = argument.split('=');
    const bundle = readBundle(resolve(from, file));
    return { bundle, checkout: await readCheckout(resolve(from, folder), bundle.repo.commit) };
  }),
);
const order = { seed: Number(values.seed), count: Number(values.count) };
const sheet = writeSheet(
  drawSample(
    wikis.map(({ bundle }) => bundle),
    order,
  ),
  wikis,
  order,
);
if (values.out === undefined) process.stdout.write(sheet);
else writeFileSync(resolve(from, values.out), sheet);
