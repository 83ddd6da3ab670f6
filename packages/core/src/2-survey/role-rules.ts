import type { FileRole } from './repo-survey.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Files that pin dependency versions; written by tools, never worth a reader's time. */
export const LOCK_FILES = set(`
  package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock poetry.lock uv.lock pdm.lock
  pipfile.lock cargo.lock go.sum go.work.sum gemfile.lock composer.lock mix.lock pubspec.lock podfile.lock flake.lock
  package.resolved packages.lock.json gradle.lockfile conan.lock rebar.lock paket.lock pylock.toml
`);

/** Manifests by name: they declare packages, dependencies, commands or workspaces. */
export const MANIFEST_FILES = set(`
  package.json pnpm-workspace.yaml lerna.json nx.json turbo.json deno.json deno.jsonc jsr.json pyproject.toml setup.cfg
  setup.py pipfile go.mod go.work cargo.toml pom.xml build.gradle build.gradle.kts settings.gradle settings.gradle.kts
  gemfile composer.json mix.exs pubspec.yaml package.swift build.sbt rebar.config dune-project project.clj cpanfile
`);

/** Build and container recipes by name. */
export const BUILD_FILES = set(`
  makefile gnumakefile cmakelists.txt meson.build justfile rakefile taskfile.yml taskfile.yaml build.xml sconstruct
  build.bazel workspace.bazel module.bazel build workspace docker-compose.yml docker-compose.yaml compose.yml compose.yaml
  dockerfile containerfile docker-bake.hcl procfile vagrantfile tiltfile skaffold.yaml flake.nix default.nix shell.nix
  magefile.go gulpfile.js gruntfile.js tox.ini noxfile.py
`);

/** CI definitions by whole path or by name. */
export const CI_FILES = set(`
  .gitlab-ci.yml .travis.yml appveyor.yml .appveyor.yml azure-pipelines.yml bitbucket-pipelines.yml jenkinsfile
  .drone.yml .woodpecker.yml .cirrus.yml codecov.yml .codecov.yml
`);

/** Folders that hold CI definitions, matched at the repository root. */
export const CI_FOLDERS = [
  '.github/workflows/',
  '.github/actions/',
  '.circleci/',
  '.gitlab/ci/',
  '.buildkite/',
] as const;

/** Pictures, fonts, sound, film and design files. */
export const ASSET_EXTENSIONS = set(`
  png jpg jpeg gif svg webp avif ico icns bmp tif tiff psd ai eps sketch fig woff woff2 ttf otf eot mp3 mp4 m4a wav ogg flac
  webm mov avi mkv pdf lottie cast xcf drawio excalidraw
`);

/** Files that are not text. */
export const BINARY_EXTENSIONS = set(`
  zip gz tgz bz2 xz zst 7z rar tar jar war ear whl egg exe dll so dylib a lib o obj class pyc pyo wasm bin dat db sqlite
  sqlite3 rdb parquet avro orc pkl npy npz h5 onnx pt pb tflite gguf safetensors iso dmg pkg deb rpm apk aab msi keystore
  jks p12 pfx der node bc pdb doc docx xls xlsx ppt pptx odt ods
`);

/** Folder names that mean tests on their own. */
export const TEST_FOLDERS = set(
  'test tests __tests__ __test__ e2e __mocks__ __fixtures__ _fixture _fixtures fixture testdata __snapshots__ cypress test-data test_data test-d',
);

/** Folder names of several words that mean tests: `tests_e2e`, `integration-tests`. */
export const TEST_FOLDER_NAME =
  /^(tests?[-_](e2e|unit|integration|functional|acceptance|system)|(e2e|unit|integration|functional|acceptance|system)[-_]tests?)$/;

/** Folder names that mean help for tests, unless the folder is a package of its own, which others may install. */
export const TEST_HELP_FOLDERS =
  /^(testutils?|testhelpers?|testsupport|testing[-_]?utils|tests?[-_](utils?|helpers?|support|tools?))$/;

/** Folder names that mean measurements wherever they are. */
export const CERTAIN_BENCH_FOLDERS = /^__(bench(marks?)?|perf(ormance)?(_tests?)?)__$/;

/** Folder names that mean measurements: at the root or with a manifest of their own, where they are not most of the code. */
export const BENCH_FOLDERS = /^(bench(es|marks?|marking)?|perf(ormance)?[-_]?(tests?|testing|bench(marks?)?))$/;

/** Folder names that mean the documentation's own site, where they have a manifest and are not most of the code. */
export const DOCS_PACKAGE = /^(docs?|documentation|website|site|docs?[-_](site|web)|www[-_]docs)$/;

/** Folders that site generators and bundlers fill. */
export const GENERATED_FOLDERS = set('_site .next .nuxt .svelte-kit .docusaurus storybook-static');

/** Folder names that mean tests only when enough files in them are named like tests. */
export const WEAK_TEST_FOLDERS = set(
  't spec specs unit integration smoke testing testsuite qa it acceptance functional',
);

/** Folder names that mean examples. */
export const EXAMPLE_FOLDERS = set('example examples sample samples demo demos playground playgrounds');

/** Folder names that mean documentation only when most texts in them are documents. */
export const WEAK_DOCS_FOLDERS = set('doc docs documentation website site www handbook guide guides book');

/** Folder names of several words that mean documentation under the same condition: `dev-docs`, `docs-site`. */
export const DOCS_FOLDER_NAME = /^[a-z0-9]+[-_](docs?|documentation)$|^(docs?|documentation)[-_][a-z0-9]+$/;

/** Folder names that mean foreign code only together with a nested licence or a vendoring record. */
export const WEAK_VENDOR_FOLDERS = set(
  'vendor vendored _vendor third_party third-party thirdparty 3rdparty external externals extern deps contrib_libs',
);

/** Files that prove that a vendor folder was filled by a tool. */
export const VENDOR_RECORDS = set('modules.txt vendor.txt autoload.php vendor.json');

/** Licence file names, for the evidence of foreign code. */
export const LICENCE_NAME = /^(licen[cs]e|copying|unlicense)([.-].{1,20})?$/i;

/** A file named as a test, in the ways languages do. */
export const TEST_NAME =
  /[._-](test|tests|spec|e2e|cy|bench|test-d|spec-d)\.[a-z]{1,6}$|_test\.(go|py|rs|c|cc|cpp|exs|dart)$|^test_[^/]*\.py$|^conftest\.py$|(Test|Tests|TestCase|Spec)\.(java|kt|scala|cs|swift|groovy)$|_spec\.rb$|^tests?\.(py|rs|js|ts)$|^(setup-?[Tt]ests?|tests?-?[Ss]etup|(vitest|jest)[.-]setup)\.[cm]?[jt]sx?$/;

/** A file named as tool output. */
export const GENERATED_NAME =
  /\.(generated|gen|g|designer)\.[a-z]{1,5}$|[._]pb2?(_grpc)?\.(go|py|pyi|js|ts|cc|h)$|\.min\.(js|css)$|\.bundle\.js$|_pb\.(js|d\.ts)$|\.js\.map$|\.css\.map$|\.snap$/;

/** Lists of Python requirements, by file or by folder. */
export const REQUIREMENTS_PATH = /(^|\/)requirements([\w.-]{0,60}\.(txt|in)|\/[\w./-]{1,200}\.(txt|in))$/i;

/** Settings of tools by name, wherever they are. */
export const CONFIG_NAME =
  /^(\.[a-z][\w.-]*|[\w.-]+\.config(\.[\w-]+)?\.[cm]?[jt]s|[\w.-]*rc\.[cm]?js|[tj]sconfig[\w.-]*\.json|biome\.jsonc?|renovate\.json|vercel\.json|netlify\.toml|pytest\.ini|mypy\.ini|ruff\.toml|rustfmt\.toml|clippy\.toml|manifest\.in)$/i;

/** Roles by language where the name says nothing else. */
export const ROLE_BY_LANGUAGE: Readonly<Record<string, FileRole>> = {
  markdown: 'docs',
  restructuredtext: 'docs',
  asciidoc: 'docs',
  'jupyter-notebook': 'docs',
  mdx: 'docs',
  tex: 'docs',
  roff: 'docs',
  'roff-manpage': 'docs',
  texinfo: 'docs',
  org: 'docs',
  text: 'docs',
  json: 'data',
  json5: 'data',
  jsonc: 'config',
  csv: 'data',
  tsv: 'data',
  xml: 'data',
  svg: 'asset',
  sql: 'code',
  graphql: 'code',
  'protocol-buffer': 'code',
  yaml: 'config',
  toml: 'config',
  ini: 'config',
  'java-properties': 'config',
  dotenv: 'config',
  nginx: 'config',
  smarty: 'config',
  'go-template': 'config',
  makefile: 'build',
  dockerfile: 'build',
  cmake: 'build',
  meson: 'build',
  just: 'build',
  nix: 'build',
  starlark: 'build',
};
