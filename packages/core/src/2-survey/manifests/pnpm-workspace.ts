import { isSeq, parseDocument } from 'yaml';
import { emptyPackage, type ManifestReader } from './manifest-reader.ts';

/** Reads the member globs of a pnpm-workspace.yaml. */
export const readPnpmWorkspace: ManifestReader = (input) => {
  try {
    const members = parseDocument(input.text).get('packages');
    const workspaces = isSeq(members) ? members.items.map((item) => String(item)) : [];
    return { packageFact: { ...emptyPackage(input, 'npm'), workspaces } };
  } catch {
    return undefined;
  }
};
