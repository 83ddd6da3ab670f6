import { isSeq, parseDocument } from 'yaml';
import { emptyPackage, type ManifestReader } from './manifest-reader.ts';

/** Largest file read: hand-written ones have a few dozen lines, and the parser's cost grows faster than the length. */
const MAX_CHARACTERS = 64_000;

/** Checks of the YAML parser that cost the square of the length on hostile text and tell nothing here. */
const PLAIN_YAML = { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;

/** Reads the member globs of a pnpm-workspace.yaml. */
export const readPnpmWorkspace: ManifestReader = (input) => {
  if (input.text.length > MAX_CHARACTERS) return undefined;
  try {
    const members = parseDocument(input.text, PLAIN_YAML).get('packages');
    const workspaces = isSeq(members) ? members.items.map((item) => String(item)) : [];
    return { packageFact: { ...emptyPackage(input, 'npm'), workspaces } };
  } catch {
    return undefined;
  }
};
