import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** State classes hold runes, so the tests compile what they import as the build does; nothing here needs a DOM. */
export default defineConfig({
  plugins: [svelte()],
  test: { name: 'web', include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
});
