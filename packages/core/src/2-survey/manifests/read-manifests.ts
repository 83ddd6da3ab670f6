import { fileNameOf, type Notice, type RepoPath } from '#vocabulary';
import type { ModuleSettings, PackageFact } from '../repo-survey.ts';
import { REQUIREMENTS_PATH } from '../role-rules.ts';
import { readCargo } from './cargo.ts';
import { readDockerfile } from './dockerfile.ts';
import { readGoMod } from './go-mod.ts';
import { readGoWork } from './go-work.ts';
import { readMakefile } from './makefile.ts';
import { type ManifestFacts, type ManifestReader, manifestInput } from './manifest-reader.ts';
import { readPackageJson } from './package-json.ts';
import { withPinned } from './pinned-packages.ts';
import { readPnpmWorkspace } from './pnpm-workspace.ts';
import { readPyproject } from './pyproject.ts';
import { readRequirements } from './requirements-txt.ts';
import { readSetupCfg } from './setup-cfg.ts';
import { readSetupPy } from './setup-py.ts';
import { readToxIni, readToxToml } from './tox.ts';
import { readTsconfig } from './tsconfig.ts';

/** Which reader reads which file name. A further format is one row. */
const READERS: readonly (readonly [RegExp, ManifestReader])[] = [
  [/^package\.json$/, readPackageJson],
  [/^pnpm-workspace\.yaml$/, readPnpmWorkspace],
  [/^[tj]sconfig([.-][\w.-]{1,60})?\.json$/, readTsconfig],
  [/^pyproject\.toml$/, readPyproject],
  [/^setup\.cfg$/, readSetupCfg],
  [/^setup\.py$/, readSetupPy],
  [/^tox\.ini$/, readToxIni],
  [/^tox\.toml$/, readToxToml],
  [/^go\.mod$/, readGoMod],
  [/^go\.work$/, readGoWork],
  [/^Cargo\.toml$/, readCargo],
  [/^(GNU)?[Mm]akefile$/, readMakefile],
  [/^(Dockerfile|Containerfile)([.-][\w.-]{1,60})?$|\.[Dd]ockerfile$/, readDockerfile],
];

/** The reader for a file, when its format is known. */
export function manifestReaderFor(path: string): ManifestReader | undefined {
  if (REQUIREMENTS_PATH.test(path)) return readRequirements;
  const name = fileNameOf(path);
  return READERS.find(([pattern]) => pattern.test(name))?.[1];
}

/** What all manifests together told. */
export interface ManifestsRead {
  readonly packages: readonly PackageFact[];
  readonly modules: ModuleSettings;
  readonly notices: readonly Notice[];
}

/** Reads every manifest text, in path order; one that cannot be read costs only itself and a notice. */
export function readManifests(texts: ReadonlyMap<RepoPath, string>, paths: ReadonlySet<string>): ManifestsRead {
  const read: ManifestFacts[] = [];
  const notices: Notice[] = [];
  for (const path of [...texts.keys()].sort()) {
    const facts = manifestReaderFor(path)?.(manifestInput(path, texts.get(path) ?? '', paths));
    if (facts !== undefined) read.push(facts);
    else if (manifestReaderFor(path) !== undefined)
      notices.push({ code: 'MANIFEST_UNREADABLE', stage: 'survey', path });
  }
  const packages = read.flatMap((facts) => facts.packageFact ?? []);
  const modules: ModuleSettings = {
    npmPackages: withPinned(
      read.flatMap((facts) => facts.npmModule ?? []),
      packages,
    ),
    tsconfigs: read.flatMap((facts) => facts.tsconfig ?? []),
    pythonRoots: [...new Set(read.flatMap((facts) => facts.pythonRoots ?? []))],
    goModules: read.flatMap((facts) => facts.goModule ?? []),
  };
  return { packages, modules, notices };
}
