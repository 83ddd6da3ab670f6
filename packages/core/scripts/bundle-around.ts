import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, RolldownOptions } from 'rolldown';
import { GRAMMARS } from '../src/3-analyse/parsing/dialects.ts';

const core = fileURLToPath(new URL('../', import.meta.url));

/** How a program around core becomes files that need Node and nothing else: `dist/main.mjs` and what it opens. */
export function bundleAround(main: string): RolldownOptions {
  return {
    // Workers are found beside the file that starts them, so each is an entry of its own and all files share one folder.
    input: {
      main,
      'parse-worker': join(core, 'src/3-analyse/parsing/parse-worker.ts'),
      'render-worker': join(core, 'src/7-render/render-worker.ts'),
    },
    platform: 'node',
    plugins: [copyFiles()],
    output: {
      dir: 'dist',
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
      sourcemap: true,
      cleanDir: true,
    },
  };
}

/** What the bundle opens as files: the wrapper of git, and the parsers as WebAssembly. */
function copyFiles(): Plugin {
  return {
    name: 'copy-files',
    writeBundle({ dir = 'dist' }) {
      const gitSafe = join(dir, 'git-safe');
      copyFileSync(join(core, 'src/1-acquire/git-safe'), gitSafe);
      chmodSync(gitSafe, 0o755);
      const grammars = join(dir, 'grammars');
      mkdirSync(grammars, { recursive: true });
      const { resolve } = createRequire(join(core, 'package.json'));
      const files = Object.keys(GRAMMARS).map((name) => `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`);
      for (const file of ['web-tree-sitter/web-tree-sitter.wasm', ...files]) {
        copyFileSync(resolve(file), join(grammars, basename(file)));
      }
    },
  };
}
