import type { Bundle } from '../rendered-wiki.ts';

/** The bundle as JSON, ending with a line end. */
export function formatJson(bundle: Bundle): string {
  return `${JSON.stringify(bundle)}\n`;
}
