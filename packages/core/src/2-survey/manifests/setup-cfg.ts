import type { DependencyFact, EntryPointFact, PackageFact, StatedValue } from '../repo-survey.ts';
import { type IniEntry, readIni } from './ini-document.ts';
import { emptyPackage, type ManifestInput, type ManifestReader } from './manifest-reader.ts';
import { pythonEntryPoint, pythonRoots, requirementFact } from './python-facts.ts';

/** Reads a setup.cfg; `undefined` when it configures only tools and declares no package. */
export const readSetupCfg: ManifestReader = (input) => {
  const entries = readIni(input.text);
  const value = (section: string, key: string): StatedValue | undefined =>
    entries.find((entry) => entry.section === section && entry.key === key)?.items[0];
  const name = value('metadata', 'name');
  if (name === undefined) return {};
  const version = value('metadata', 'version');
  const description = value('metadata', 'description') ?? value('metadata', 'summary');
  const license = value('metadata', 'license');
  const requires = value('options', 'python_requires');
  const folders = entries
    .filter((entry) => entry.section === 'options' && entry.key === 'package_dir')
    .flatMap((entry) => entry.items.map((item) => item.value.replace(/^=\s*/, '').trim()));
  const packageFact: PackageFact = {
    ...emptyPackage(input, 'python'),
    name,
    ...(version === undefined || version.value.startsWith('attr:') ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    ...(license === undefined ? {} : { license }),
    runtimes: requires === undefined ? [] : [{ runtime: 'python', ...requires }],
    dependencies: entries.flatMap((entry) => dependenciesOf(input, entry)),
    entryPoints: entries.flatMap((entry) => entryPointsOf(input, entry)),
  };
  return { packageFact, pythonRoots: pythonRoots(input, folders) };
};

function dependenciesOf(input: ManifestInput, entry: IniEntry): DependencyFact[] {
  const isRuntime = entry.section === 'options' && entry.key === 'install_requires';
  if (!isRuntime && entry.section !== 'options.extras_require') return [];
  const group = isRuntime ? 'runtime' : 'optional';
  return entry.items.flatMap((item) => requirementFact(input.path, item, group) ?? []);
}

function entryPointsOf(input: ManifestInput, entry: IniEntry): EntryPointFact[] {
  if (entry.section !== 'options.entry_points' || !/^(console|gui)_scripts$/.test(entry.key)) return [];
  return entry.items.flatMap((item) => {
    const cut = item.value.indexOf('=');
    if (cut < 0) return [];
    const stated = { name: item.value.slice(0, cut).trim(), target: item.value.slice(cut + 1).trim(), lines: item };
    return [pythonEntryPoint(input, stated)];
  });
}
