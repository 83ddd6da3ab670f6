import { defineConfig } from 'vitest/config';
import ClosingLine from './scripts/tasks/closing-line.ts';

const unit = (name: string, root: string) => ({
  test: {
    reporters: ['default', new ClosingLine()],
    name,
    root,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Our modules keep no state, so that files may share them: loading them anew took most of the time.
    isolate: false,
  },
});

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    projects: [
      unit('core', 'packages/core'),
      unit('server', 'packages/server'),
      unit('client', 'packages/client'),
      unit('cli', 'packages/cli'),
      unit('test-kit', 'test-kit'),
      'packages/web/vitest.config.ts',
      {
        test: {
          name: 'house',
          root: '.',
          include: ['scripts/**/*.test.ts', 'infra/test/**/*.test.ts', 'examples/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'bench',
          root: 'bench',
          include: ['**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'e2e',
          root: 'e2e',
          include: ['**/*.e2e.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
