// Holds the wikis of the sample repositories against passages written by hand (test-kit/golden/<sample>/<page>.md; the
// format is told in golden-passage.ts). Prints the recall of citations and names for each passage, and every golden
// sentence that no sentence of the page answers.
//   npm run bench -- quality/golden [sample …]      default: every sample with passages
import { compareWithGolden, goldenSamples } from './golden-files.ts';
import { recallOf } from './golden-passage.ts';
import { readBars } from './standing-bars.ts';

const asked = process.argv.slice(2);
const bars = readBars();
const kinds = goldenSamples().filter((kind) => asked.length === 0 || asked.includes(kind));
if (kinds.length === 0) process.stdout.write('no golden passages\n');
const all = (await Promise.all(kinds.map(compareWithGolden))).flat();
for (const { name, matches } of all) {
  const { citations, names } = recallOf(matches);
  process.stdout.write(
    `${name.padEnd(44)} citations ${citations.toFixed(0).padStart(3)} %  names ${names.toFixed(0).padStart(3)} %\n`,
  );
  for (const { golden, found } of matches) {
    if (found === undefined) process.stdout.write(`    line ${golden.line}, nothing like: ${golden.text}\n`);
  }
}
const total = recallOf(all.flatMap(({ matches }) => matches));
const wanted = { citations: Number(bars.goldenCitationRecall), names: Number(bars.goldenNameRecall) };
process.stdout.write(
  `all: citations ${total.citations.toFixed(1)} % (bar ${wanted.citations}), names ${total.names.toFixed(1)} % (bar ${wanted.names})\n`,
);
if (total.citations < wanted.citations || total.names < wanted.names) process.exitCode = 1;
