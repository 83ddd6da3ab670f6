/**
 * Trial of a built image as a cluster would run it: read-only root, no capabilities, one processor, 1 GiB. Makes wikis
 * of repositories served on loopback, through both ports, and stops the container while one is being made. Prints what
 * it measured; ends with 1 when a promise is broken.
 *
 *   node infra/test/image-trial.ts <image> [git directory ...]
 *
 * `ORION_CONTAINERS` is the command that runs containers: `docker` unless it says, for example, `podman --runtime runc`.
 */
import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, SAMPLE_KINDS } from '@orionwiki/test-kit/samples';
import { startTrialContainer, type TrialContainer } from './trial-container.ts';

const READY_LIMIT_MS = 30_000;
const RUN_LIMIT_MS = 600_000;
/** How slowly the second git server answers each request: long enough to stop the container in between. */
const SLOW_MS = 2_500;
/** @source default of ORION_MAX_RUNS, packages/server/src/env.ts */
const RUNS_AT_ONCE = 3;
/** Short, so that the trial sees both sides of it. */
const DRAIN_DELAY_MS = 1_000;
/** Loopback is refused by default; the trial has nothing else to read from. */
const ENVIRONMENT = {
  ORION_ALLOW_CIDRS: '127.0.0.0/8',
  ORION_ALLOW_HTTP: '1',
  DRAIN_DELAY_MS: String(DRAIN_DELAY_MS),
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function check(isTrue: boolean, promise: string): void {
  say(`${isTrue ? 'ok  ' : 'FAIL'} ${promise}`);
  if (!isTrue) process.exitCode = 1;
}

async function until(isTrue: () => boolean | Promise<boolean>, what: string): Promise<number> {
  const started = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - started > READY_LIMIT_MS) throw new Error(`waited too long until ${what}`);
    await pause(50);
  }
  return Math.round(performance.now() - started);
}

const statusOf = (url: string): Promise<number> =>
  fetch(url).then(
    (response) => response.status,
    () => 0,
  );

/** One generation the way curl asks for it. */
async function generate(base: string, repository: string): Promise<{ status: number; text: string; ms: number }> {
  const started = performance.now();
  const response = await fetch(`${base}/api/generate_ephemeral`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ runId: randomUUID(), repository: { url: repository }, mode: 'facts', language: 'en' }),
    signal: AbortSignal.timeout(RUN_LIMIT_MS),
  });
  const text = await response.text();
  return { status: response.status, text, ms: Math.round(performance.now() - started) };
}

/** What the process that does the work may do, as the kernel sees it. */
async function checkConfinement(container: TrialContainer): Promise<void> {
  const status = await container.exec('cat', '/proc/1/status');
  const field = (name: string): string => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? '';
  check(field('Uid') === '1000', `the user is 1000 (is ${field('Uid')})`);
  check(/^0+$/.test(field('CapEff') + field('CapBnd')), `no capability is left (${field('CapEff')})`);
  check(field('NoNewPrivs') === '1', 'no new privileges can be gained');
  const written = await container.exec('touch', '/app/x').then(
    () => true,
    () => false,
  );
  check(!written, 'the root file system refuses writes');
  for (const tool of ['npm', 'pnpm', 'yarn', 'corepack', 'apt-get']) {
    const isThere = await container.exec('sh', '-c', `command -v ${tool}`).then(
      () => true,
      () => false,
    );
    check(!isThere, `there is no ${tool} inside`);
  }
  const healthy = await container.exec('node', '/app/launch.mjs', 'health').then(
    () => true,
    () => false,
  );
  check(healthy, 'the health check of the image passes');
}

/** Each repository through the backend's port and the UI's: both make a wiki, and it is the same one. */
async function checkWikis(container: TrialContainer, git: GitServer, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const texts: string[] = [];
    for (const base of [container.backendUrl, container.uiUrl]) {
      const { status, text, ms } = await generate(base, git.repositoryUrl(name));
      const isWiki = status === 200 && /^<!doctype html>/i.test(text) && text.includes('</html>');
      const way = base === container.uiUrl ? 'UI' : 'backend';
      check(isWiki, `${name} through the ${way}: ${status}, ${Math.round(text.length / 1024)} KiB in ${ms} ms`);
      if (!isWiki) say(text.slice(0, 500));
      texts.push(text);
    }
    check(texts[0] === texts[1], `${name}: both wikis are the same`);
  }
}

/** As many runs at once as the backend takes: all of them end well within the limits. */
async function checkTogether(container: TrialContainer, git: GitServer, name: string): Promise<void> {
  const started = performance.now();
  const wikis = await Promise.all(
    Array.from({ length: RUNS_AT_ONCE }, () => generate(container.backendUrl, git.repositoryUrl(name))),
  );
  const areWikis = wikis.every(({ status, text }) => status === 200 && text.includes('</html>'));
  check(areWikis, `${name}, ${RUNS_AT_ONCE} at once: ${Math.round(performance.now() - started)} ms until the last one`);
}

/** Highest memory use and kills of the container's cgroup, of either version, as one line. */
async function reportMemory(container: TrialContainer): Promise<void> {
  const read = (...paths: string[]): Promise<string> =>
    container.exec('sh', '-c', `cat ${paths.join(' ')} 2>/dev/null || true`);
  const peak = await read('/sys/fs/cgroup/memory.peak', '/sys/fs/cgroup/memory/memory.max_usage_in_bytes');
  const events = await read('/sys/fs/cgroup/memory.events', '/sys/fs/cgroup/memory/memory.oom_control');
  const kills = /^oom_kill (\d+)$/m.exec(events)?.[1] ?? 'unknown';
  say(`peak memory of the container, file cache included: ${Math.round(Number(peak) / 1024 / 1024)} MiB`);
  check(kills === '0', `nothing was killed for memory (oom_kill ${kills})`);
}

/** SIGTERM while a wiki is being made: that one arrives, new ones are refused, nothing stays. */
async function checkDrain(container: TrialContainer, slow: GitServer, name: string): Promise<void> {
  const before = slow.requests.length;
  const running = generate(container.uiUrl, slow.repositoryUrl(name));
  await until(() => slow.requests.length > before, 'the run has begun');
  const asked = performance.now();
  await container.signal('TERM');
  await until(
    async () => (await statusOf(`${container.backendUrl}/readyz`)) === 503,
    'the backend says that it drains',
  );
  await pause(DRAIN_DELAY_MS + 200);
  const late = await generate(container.backendUrl, slow.repositoryUrl(name));
  check(late.status === 503, `a new generation is refused while draining (${late.status})`);
  const { status, text, ms } = await running;
  check(
    status === 200 && text.includes('</html>'),
    `the running generation ends well after SIGTERM (${status}, ${ms} ms)`,
  );
  const code = await container.ended();
  check(code === 0, `the container ends with 0 (${code}) ${Math.round(performance.now() - asked)} ms after SIGTERM`);
  const left = container.leftBehind();
  check(left.length === 0, `nothing is left in /tmp (${left.join(', ') || 'empty'})`);
}

async function trial(image: string, gitDirs: readonly string[]): Promise<void> {
  const kinds = SAMPLE_KINDS.filter((kind) => kind !== 'empty');
  const samples = await Promise.all(kinds.map((kind) => createSampleRepository(kind)));
  const repositories = Object.fromEntries([
    ...samples.map(({ gitDir }, index) => [`samples/${kinds[index]}`, gitDir]),
    ...gitDirs.map((gitDir) => [`given/${basename(dirname(gitDir)).replaceAll(/[^\w.-]/g, '-')}`, gitDir]),
  ]) as Record<string, string>;
  const names = Object.keys(repositories);
  const git = await startGitServer({ repositories });
  const slow = await startGitServer({ repositories, latencyMs: SLOW_MS });
  const engine = (process.env.ORION_CONTAINERS ?? 'docker').split(' ');
  const container = await startTrialContainer(engine, image, ENVIRONMENT);
  try {
    const ready = async (): Promise<boolean> =>
      (await statusOf(`${container.backendUrl}/readyz`)) === 200 &&
      (await statusOf(`${container.uiUrl}/readyz`)) === 200;
    say(`ready after ${await until(ready, 'both parts are ready')} ms`);
    await checkConfinement(container);
    await reportMemory(container);
    await checkWikis(container, git, names);
    await reportMemory(container);
    await checkTogether(container, git, names.at(-1) ?? '');
    await reportMemory(container);
    await checkDrain(container, slow, names[0] ?? '');
  } catch (error) {
    say(await container.logs());
    throw error;
  } finally {
    await container.remove();
    await Promise.all([git.close(), slow.close(), ...samples.map((sample) => sample.remove())]);
  }
}

const [image, ...gitDirs] = process.argv.slice(2);
if (image === undefined) {
  say('usage: node infra/test/image-trial.ts <image> [git directory ...]');
  process.exit(2);
}
await trial(image, gitDirs);
