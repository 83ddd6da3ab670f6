import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** State classes are written with runes, which only the compiler understands; they are tested without a page. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: { name: 'web', isolate: false, include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
});
