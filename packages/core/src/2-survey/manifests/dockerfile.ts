import type { EntryPointFact } from '../repo-survey.ts';
import { emptyPackage, type ManifestReader } from './manifest-reader.ts';

/** Reads what a container runs: the ENTRYPOINT and CMD of a Dockerfile's last stage. */
export const readDockerfile: ManifestReader = (input) => {
  let entryPoints: EntryPointFact[] = [];
  const lines = input.text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const start = at;
    let instruction = (lines[at] ?? '').trim();
    while (instruction.endsWith('\\') && at + 1 < lines.length && at - start < 100) {
      instruction = `${instruction.slice(0, -1).trim()} ${(lines[++at] ?? '').trim()}`;
    }
    const [word = ''] = instruction.split(/\s/, 1);
    const keyword = word.toUpperCase();
    if (keyword === 'FROM') entryPoints = [];
    if (keyword !== 'ENTRYPOINT' && keyword !== 'CMD') continue;
    const written = instruction.slice(word.length).trim();
    const place = { path: input.path, startLine: start + 1, endLine: at + 1 };
    entryPoints.push({ ...place, kind: 'container', name: commandText(written), written });
  }
  return { packageFact: { ...emptyPackage(input, 'other'), entryPoints } };
};

/** `["node", "main.js"]` as `node main.js`. */
function commandText(written: string): string {
  if (!written.startsWith('[')) return written.slice(0, 200);
  return written
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((part) => part.trim().replace(/^["']|["']$/g, ''))
    .join(' ')
    .slice(0, 200);
}
