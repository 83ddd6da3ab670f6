// `npm run bench -- <name> [arguments]`: runs one benchmark of bench/, for example speed/end-to-end.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runStep, say } from './run-step.ts';

const [name = '', ...args] = process.argv.slice(2);
const script = join(ROOT, 'bench', `${name}.ts`);
if (name !== '' && existsSync(script)) runStep(name, [process.execPath, script, ...args]);
else {
  const files = readdirSync(join(ROOT, 'bench'), { recursive: true, encoding: 'utf8' }).sort();
  // A benchmark tells at its head how it is called; the other files are its parts.
  const usages = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap(
      (file) => /^\/\/ +npm run bench -- (.*)$/m.exec(readFileSync(join(ROOT, 'bench', file), 'utf8'))?.[1] ?? [],
    );
  say(`npm run bench -- …\n${usages.map((usage) => `  ${usage}`).join('\n')}`);
  process.exitCode = 2;
}
