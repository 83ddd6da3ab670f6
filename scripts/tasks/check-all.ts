import { runStep } from './run-step.ts';

/** Generated files, lint and format, types, unused code, documentation: ends the process at the first failure. */
export function checkAll(): void {
  runStep('generated files are current', [process.execPath, 'scripts/tasks/generate.ts', '--check']);
  runStep('lint, format and borders', ['pnpm', 'exec', 'biome', 'ci', '.']);
  runStep('types', ['pnpm', '-r', '--workspace-concurrency=2', 'run', 'check'], { isQuiet: true });
  runStep('types of scripts, benchmarks and end-to-end tests', ['pnpm', 'exec', 'tsc', '--noEmit']);
  runStep('unused files, exports and dependencies', ['pnpm', 'exec', 'knip']);
  runStep('documentation', [process.execPath, 'scripts/check-docs.ts']);
}
