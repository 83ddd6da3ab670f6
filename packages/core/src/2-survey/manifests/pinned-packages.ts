import { matchesGlob } from '../glob.ts';
import type { NpmModuleSettings, PackageFact } from '../repo-survey.ts';

/** A version of the registry, and no folder, workspace or address. */
const PUBLISHED = /^(npm:|[\^~<>=]{0,2}\s*v?\d|latest$|next$)/;

/**
 * What packages outside of every workspace take from the registry, by the folder of their package.json: such a package
 * gets the published version, also of a package that lies in the repository.
 */
export function withPinned(
  modules: readonly NpmModuleSettings[],
  packages: readonly PackageFact[],
): NpmModuleSettings[] {
  const npm = packages.filter(({ ecosystem }) => ecosystem === 'npm');
  const patterns = npm.flatMap(({ root, workspaces }) =>
    workspaces.map((pattern) => (root === '' ? pattern : `${root}/${pattern.replace(/^\.\//, '')}`)),
  );
  const isMember = (root: string): boolean =>
    patterns.some((pattern) => !pattern.startsWith('!') && matchesGlob(root, pattern.replace(/\/+$/, '')));
  return modules.map((settings) => {
    if (settings.root === '' || isMember(settings.root)) return settings;
    const own = npm.filter(({ root }) => root === settings.root).flatMap(({ dependencies }) => dependencies);
    const pinned = own.filter(({ version }) => PUBLISHED.test(version)).map(({ name }) => name);
    return pinned.length === 0 ? settings : { ...settings, pinned };
  });
}
