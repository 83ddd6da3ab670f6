// First step of every root script. Runs on any Node >= 20 with npm: brings the pinned Node and pnpm, installs the
// workspace, and hands over to a TypeScript task that runs on the right Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isWindows = process.platform === 'win32';
/** Lowest major version that runs the project's TypeScript as it is. */
const NODE_MAJOR = 26;
/** Lowest version of the host's Node that can stand in where the pinned one does not start (musl, odd processors). */
const STAND_IN_NODE = [22, 18];

const TASKS = {
  start: 'scripts/tasks/start.ts',
  dev: 'scripts/tasks/dev.ts',
  test: 'scripts/tasks/test.ts',
  check: 'scripts/tasks/check.ts',
  fix: 'scripts/tasks/fix.ts',
  bench: 'scripts/tasks/bench.ts',
  generate: 'scripts/tasks/generate.ts',
  wiki: 'scripts/tasks/wiki.ts',
};

/** Set-up talks on stderr: stdout belongs to the task (a wiki can be written to it). */
const say = (text) => process.stderr.write(`[orionwiki] ${text}\n`);

function fail(text) {
  say(text);
  process.exit(1);
}

function run(command, args, cwd) {
  const started = Date.now();
  const result = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2], shell: isWindows });
  if (result.error) fail(`cannot run ${command}: ${result.error.message}`);
  if (result.signal) process.exit(130);
  if (result.status !== 0) fail(`${command} ${args.join(' ')} failed with exit code ${result.status}`);
  say(`${args.slice(0, 2).join(' ')}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Installs an npm-locked folder of `tools/` unless its stamp says that it is up to date. */
function npmInstall(folder) {
  const stamp = join(folder, 'node_modules', '.orion-stamp');
  const wanted = hashOf(readFileSync(join(folder, 'package-lock.json')), `${process.platform}-${process.arch}`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const npmScript = process.env.npm_execpath;
  const npm = npmScript?.endsWith('npm-cli.js') ? [process.execPath, npmScript] : ['npm'];
  // The lock was written on Linux, where not every platform's packages are known: elsewhere npm resolves the exact
  // versions of package.json by itself.
  const lockFlag = process.platform === 'linux' ? '--no-save' : '--no-package-lock';
  run(npm[0], [...npm.slice(1), 'install', lockFlag, '--no-audit', '--no-fund', '--loglevel=error'], folder);
  writeFileSync(stamp, wanted);
}

/** Folder of the Node to use, or `undefined` for the one that runs this file. */
function bringNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major >= NODE_MAJOR) return undefined;
  npmInstall(join(root, 'tools', 'node'));
  const bin = join(root, 'tools', 'node', 'node_modules', '.bin');
  const proof = spawnSync(join(bin, isWindows ? 'node.cmd' : 'node'), ['--version'], { shell: isWindows });
  if (proof.status === 0) return bin;
  if (major > STAND_IN_NODE[0] || (major === STAND_IN_NODE[0] && minor >= STAND_IN_NODE[1])) return undefined;
  return fail(
    `the pinned Node ${NODE_MAJOR} does not start on this machine (${process.platform} ${process.arch}); ` +
      `install Node ${NODE_MAJOR} or newer and try again`,
  );
}

/** Everything that decides what `pnpm install` would do. */
function workspaceInputs() {
  const manifests = ['package.json', 'test-kit/package.json'];
  for (const name of readdirSync(join(root, 'packages'))) manifests.push(`packages/${name}/package.json`);
  return ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests].filter((file) => existsSync(join(root, file)));
}

function installWorkspace() {
  const stamp = join(root, 'node_modules', '.orion-stamp');
  const wanted = hashOf(...workspaceInputs().map((file) => readFileSync(join(root, file))));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only', '--loglevel=warn'], root);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function bootstrap() {
  npmInstall(join(root, 'tools'));
  const nodeFolder = bringNode();
  const folders = [nodeFolder, join(root, 'tools', 'node_modules', '.bin')].filter(Boolean);
  process.env.PATH = [...folders, process.env.PATH].join(delimiter);
  installWorkspace();
  return nodeFolder ? join(nodeFolder, isWindows ? 'node.cmd' : 'node') : process.execPath;
}

const [name = 'start', ...args] = process.argv.slice(2);
const task = TASKS[name];
if (!task) fail(`unknown task ${name}; there are ${Object.keys(TASKS).join(', ')}`);
const node = bootstrap();
if (name === 'wiki' || (name === 'start' && args.length > 0)) {
  // The command line works where the person stands, not where the project is.
  process.env.ORION_START_FOLDER = process.env.INIT_CWD ?? process.cwd();
}
const child = spawn(node, [join(root, task), ...args], { cwd: root, stdio: 'inherit', shell: isWindows });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm does not pass SIGTERM on: when the npm that started us is gone, the task has to stop too.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 250).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
