// Entry point of the image: `backend`, `ui`, or `all` (the default: both in one container); `health` is its own check.
// Plain JavaScript beside the two built applications, with nothing but Node below it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const APPLICATIONS = {
  backend: { entry: 'server/main.mjs', port: process.env.PORT_BACKEND ?? '8001' },
  ui: { entry: 'web/index.js', port: process.env.PORT ?? '3000' },
};
/** After one application ended by itself: how long the other one may take to stop, in milliseconds. */
const STOP_LIMIT_MS = 10_000;
/** @source HEALTHCHECK of the Dockerfile, which waits five seconds for the whole check */
const HEALTH_LIMIT_MS = 4_000;

const say = (text) => process.stderr.write(`[orionwiki] ${text}\n`);
const entryOf = (name) => fileURLToPath(new URL(APPLICATIONS[name].entry, import.meta.url));

/** Replaces this process by the application, so that signals and the exit code need nobody in between. */
function become(name) {
  process.execve(process.execPath, [process.execPath, ...process.execArgv, entryOf(name)], process.env);
}

/** Starts the application beside this process. `ended` gives the exit code, 128 and more after a signal. */
function startBeside(name, extraEnv) {
  const child = spawn(process.execPath, [...process.execArgv, entryOf(name)], {
    stdio: 'inherit',
    env: { ...process.env, ...extraEnv },
  });
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 128));
  });
  return { name, ended, signal: (which) => child.kill(which) };
}

/** Runs both until one ends or a signal arrives; gives the exit code. */
async function runBoth() {
  const backend = startBeside('backend', {
    // The UI beside it, which appends its caller's address.
    ORION_TRUSTED_PROXIES: process.env.ORION_TRUSTED_PROXIES ?? '1',
  });
  const ui = startBeside('ui', {
    API_BASE: process.env.API_BASE ?? `http://127.0.0.1:${APPLICATIONS.backend.port}`,
  });
  const asked = new Promise((resolve) => {
    let isFirst = true;
    const onSignal = (which) => {
      if (isFirst) resolve(which);
      // Asked again: no order any more, both hear it at once.
      else for (const application of [backend, ui]) application.signal(which);
      isFirst = false;
    };
    for (const which of ['SIGTERM', 'SIGINT']) process.on(which, onSignal);
  });
  const first = await Promise.race([
    asked.then((which) => ({ which })),
    ...[backend, ui].map((application) => application.ended.then((code) => ({ application, code }))),
  ]);
  if (first.which !== undefined) return stopInOrder(backend, ui, first.which);

  const other = first.application === backend ? ui : backend;
  say(`${first.application.name} ended with code ${first.code}; stopping ${other.name}`);
  other.signal('SIGTERM');
  const overdue = setTimeout(() => other.signal('SIGKILL'), STOP_LIMIT_MS);
  await other.ended;
  clearTimeout(overdue);
  return first.code === 0 ? 1 : first.code;
}

/** The UI stays until the backend has finished its running generations: their readers are connected through it. */
async function stopInOrder(backend, ui, which) {
  backend.signal(which);
  const backendCode = await backend.ended;
  ui.signal(which);
  const uiCode = await ui.ended;
  return backendCode === 0 ? uiCode : backendCode;
}

/** Healthy: one application answers at least, and none that listens answers anything but 200. */
async function checkHealth() {
  const answers = await Promise.all(
    Object.values(APPLICATIONS).map(({ port }) =>
      fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(HEALTH_LIMIT_MS) }).then(
        (response) => response.status === 200,
        (error) => (error.cause?.code === 'ECONNREFUSED' ? undefined : false),
      ),
    ),
  );
  return answers.includes(true) && !answers.includes(false) ? 0 : 1;
}

const [role = 'all', ...rest] = process.argv.slice(2);
if (rest.length > 0 || !['backend', 'ui', 'all', 'health'].includes(role)) {
  say(`unknown arguments "${process.argv.slice(2).join(' ')}"; use backend, ui, all or health`);
  process.exit(2);
}
if (role === 'health') process.exit(await checkHealth());
if (role === 'all') process.exit(await runBoth());
become(role);
