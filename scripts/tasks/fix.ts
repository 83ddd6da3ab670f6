// `npm run fix`: writes generated files anew, formats, and applies safe lint fixes.
import { runStep } from './run-step.ts';

runStep('generate', [process.execPath, 'scripts/tasks/generate.ts']);
runStep('format and lint', ['pnpm', 'exec', 'biome', 'check', '--write', '.']);
