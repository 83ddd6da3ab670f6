import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** The limits of the manifests, and what pod security asks for. @source infra/base/backend.yaml */
const CONFINED = [
  '--read-only',
  '--cap-drop=all',
  '--security-opt=no-new-privileges',
  '--user=1000:1000',
  '--memory=1g',
  '--memory-swap=1g',
  '--cpus=1',
];

/** A running container and the two ports it opened on loopback. */
export interface TrialContainer {
  readonly backendUrl: string;
  readonly uiUrl: string;
  /** Output of a command inside; rejects when it fails. */
  exec(...command: string[]): Promise<string>;
  signal(name: 'TERM'): Promise<void>;
  /** Waits for the end; gives the exit code. */
  ended(): Promise<number>;
  /** Everything the container wrote to its output. */
  logs(): Promise<string>;
  /** Names of the files in the folder that was its `/tmp`. */
  leftBehind(): string[];
  remove(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/**
 * Starts the image on the host's network, so that it reaches servers on loopback; its `/tmp` is a folder on disk, as in
 * a pod, because memory-backed files would count against the limit.
 */
export async function startTrialContainer(
  engine: readonly string[],
  image: string,
  environment: Readonly<Record<string, string>>,
): Promise<TrialContainer> {
  const [program = 'docker', ...options] = engine;
  const call = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await run(program, [...options, ...args], { maxBuffer: 64 * 1024 * 1024 });
    return args[0] === 'logs' ? stdout + stderr : stdout;
  };
  const scratch = mkdtempSync(join(tmpdir(), 'orion-trial-'));
  chmodSync(scratch, 0o1777);
  const [backendPort, uiPort] = [await freePort(), await freePort()];
  const variables = { ...environment, PORT_BACKEND: String(backendPort), PORT: String(uiPort), HOST: '127.0.0.1' };
  const assignments = Object.entries(variables).map(([name, value]) => `--env=${name}=${value}`);
  const started = await call(
    'run',
    '--detach',
    '--network=host',
    ...CONFINED,
    `--volume=${scratch}:/tmp`,
    ...assignments,
    image,
  );
  const id = started.trim();
  return {
    backendUrl: `http://127.0.0.1:${backendPort}`,
    uiUrl: `http://127.0.0.1:${uiPort}`,
    exec: (...command) => call('exec', id, ...command),
    signal: async (name) => void (await call('kill', `--signal=${name}`, id)),
    ended: async () => Number((await call('wait', id)).trim()),
    logs: () => call('logs', id),
    leftBehind: () => readdirSync(scratch),
    remove: async () => {
      await call('rm', '--force', id);
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
