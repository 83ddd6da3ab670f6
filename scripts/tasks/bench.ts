// `npm run bench -- <name> [arguments]`: runs one benchmark of bench/, for example speed/end-to-end.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runStep, say } from './run-step.ts';

const [name = '', ...args] = process.argv.slice(2);
const script = join(ROOT, 'bench', `${name}.ts`);
if (name !== '' && existsSync(script)) runStep(name, [process.execPath, script, ...args]);
else {
  const known = readdirSync(join(ROOT, 'bench'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  say(`there is ${known.map((file) => file.replace(/\.ts$/, '')).join(', ')}`);
  process.exitCode = 2;
}
