import type { SnapshotInfo } from '#plan';
import { AnalysisBuilder } from './analysis-builder.ts';

const README = `# Relay

Relay delivers events to customers' endpoints, signed and retried.

## Install

\`\`\`sh
npm install relay-sample
\`\`\`

## Configuration

The file relay.toml is read at start and names every endpoint.
`;

const MANIFEST = `{
  "name": "relay-sample",
  "version": "1.4.0",
  "license": "MIT",
  "bin": { "relay": "./src/cli.ts" },
  "scripts": { "test": "node --test" },
  "dependencies": { "undici": "^8.0.0" },
  "engines": { "node": ">=26" }
}
`;

const CLI = `import { Dispatcher } from './delivery/dispatcher.ts';
import { listen } from './http/server.ts';

/** Starts one of the two roles that the first argument names. */
export function main(role: string): void {
  if (role === 'serve') {
    listen(8080);
  }
  new Dispatcher().work();
}
`;

const SERVER = `// Accepts events over HTTP and stores them before it answers.
import { enqueue } from '../queue/queue.ts';

export const BODY_LIMIT = 262144;

/** Listens until the process is told to stop. */
export function listen(port: number): void {
  enqueue(String(port));
}
`;

const QUEUE = `// Keeps deliveries until they succeed or have failed too often.

/** Adds a delivery that is due at once. */
export function enqueue(event: string): void {
  schedule(event, 0);
}

/** Moves a delivery to the time of its next attempt. */
export function schedule(event: string, attempt: number): void {
  waiting.set(event, attempt);
}

/** Thrown when a delivery was tried too often. */
export class GaveUpError extends Error {}

const waiting = new Map<string, number>();
`;

const DISPATCHER = `import { request } from 'undici';
import { enqueue, GaveUpError, schedule } from '../queue/queue.ts';

/** What happened to one attempt. */
export interface Outcome {
  status: number;
  attempt: number;
}

/** Sends what is due and decides what a failure means. */
export class Dispatcher {
  /** Takes deliveries from the queue until none is due. */
  work(): void {
    enqueue('first');
    settle({ status: 503, attempt: 1 });
  }

  /** Waits for the attempts that are under way. */
  drain(): void {}
}

/** Plans the next attempt of a failed delivery, or gives it up. */
export function settle(outcome: Outcome): void {
  if (outcome.status >= 500) {
    schedule('event', outcome.attempt);
  }
  if (outcome.attempt > Number(process.env.RELAY_ATTEMPTS ?? 12)) throw new GaveUpError();
  request('https://example.org');
}
`;

const DISPATCHER_TEST = `import { settle } from '../src/delivery/dispatcher.ts';

test('a delivery that answers 503 is tried again later', () => settle({ status: 503, attempt: 1 }));
test('the thirteenth failure gives the delivery up', () => settle({ status: 503, attempt: 13 }));
`;

const CI = `on: push
jobs:
  check:
    steps:
      - run: npm test
`;

/** An invented service of four small parts: every kind of page has facts. */
export function relaySample(): AnalysisBuilder {
  return new AnalysisBuilder()
    .file('README.md', README, 'docs')
    .file('package.json', MANIFEST, 'manifest')
    .file('.github/workflows/ci.yml', CI, 'ci')
    .file('src/cli.ts', CLI)
    .file('src/http/server.ts', SERVER)
    .file('src/queue/queue.ts', QUEUE)
    .file('src/delivery/dispatcher.ts', DISPATCHER)
    .file('test/dispatcher.test.ts', DISPATCHER_TEST, 'test')
    .document('README.md', 'Relay', [
      { heading: '# Relay', kind: 'what', lead: "Relay delivers events to customers' endpoints, signed and retried." },
      { heading: 'Install', kind: 'install', code: 'npm install relay-sample' },
      {
        heading: 'Configuration',
        kind: 'configuration',
        lead: 'The file relay.toml is read at start and names every endpoint.',
      },
    ])
    .pack('package.json', { stated: { name: 'relay-sample', version: '1.4.0', license: 'MIT' } })
    .section('cli', ['src/cli.ts'], 0)
    .section('http', ['src/http/server.ts'], 1)
    .section('delivery', ['src/delivery/dispatcher.ts'], 1)
    .section('queue', ['src/queue/queue.ts'], 2)
    .fileDoc('src/http/server.ts', 'Accepts events over HTTP and stores them before it answers.')
    .fileDoc('src/queue/queue.ts', 'Keeps deliveries until they succeed or have failed too often.')
    .imports('src/cli.ts', "from './delivery/dispatcher.ts'", {
      specifier: './delivery/dispatcher.ts',
      names: ['Dispatcher'],
      to: 'src/delivery/dispatcher.ts',
    })
    .imports('src/cli.ts', "from './http/server.ts'", {
      specifier: './http/server.ts',
      names: ['listen'],
      to: 'src/http/server.ts',
    })
    .imports('src/http/server.ts', 'import { enqueue }', {
      specifier: '../queue/queue.ts',
      names: ['enqueue'],
      to: 'src/queue/queue.ts',
    })
    .imports('src/delivery/dispatcher.ts', 'import { enqueue', {
      specifier: '../queue/queue.ts',
      names: ['enqueue', 'GaveUpError', 'schedule'],
      to: 'src/queue/queue.ts',
    })
    .imports('src/delivery/dispatcher.ts', 'import { request }', {
      specifier: 'undici',
      names: ['request'],
      external: 'undici',
    })
    .symbol('src/cli.ts', 'main', 'export function main(role: string): void {', {
      doc: 'Starts one of the two roles that the first argument names.',
      until: 'work();\n}',
    })
    .symbol('src/http/server.ts', 'BODY_LIMIT', 'export const BODY_LIMIT = 262144;', {
      kind: 'constant',
      literal: '262144',
    })
    .symbol('src/http/server.ts', 'listen', 'export function listen(port: number): void {', {
      doc: 'Listens until the process is told to stop.',
    })
    .symbol('src/queue/queue.ts', 'enqueue', 'export function enqueue(event: string): void {', {
      doc: 'Adds a delivery that is due at once.',
    })
    .symbol('src/queue/queue.ts', 'schedule', 'export function schedule(event: string, attempt: number): void {', {
      doc: 'Moves a delivery to the time of its next attempt.',
    })
    .symbol('src/queue/queue.ts', 'GaveUpError', 'export class GaveUpError extends Error {}', {
      kind: 'class',
      base: 'Error',
      doc: 'Thrown when a delivery was tried too often.',
    })
    .symbol('src/delivery/dispatcher.ts', 'Outcome', 'export interface Outcome {', {
      kind: 'interface',
      doc: 'What happened to one attempt.',
      until: '}',
    })
    .symbol('src/delivery/dispatcher.ts', 'Dispatcher', 'export class Dispatcher {', {
      kind: 'class',
      doc: 'Sends what is due and decides what a failure means.',
      until: 'drain(): void {}\n}',
    })
    .symbol('src/delivery/dispatcher.ts', 'work', 'work(): void {', {
      kind: 'method',
      parent: 'Dispatcher',
      doc: 'Takes deliveries from the queue until none is due.',
    })
    .symbol('src/delivery/dispatcher.ts', 'drain', 'drain(): void {}', {
      kind: 'method',
      parent: 'Dispatcher',
      doc: 'Waits for the attempts that are under way.',
    })
    .symbol('src/delivery/dispatcher.ts', 'settle', 'export function settle(outcome: Outcome): void {', {
      doc: 'Plans the next attempt of a failed delivery, or gives it up.',
      until: "example.org');\n}",
    })
    .calls('src/cli.ts', 'listen(8080)', {
      callee: 'listen',
      caller: 'src/cli.ts#main',
      target: 'src/http/server.ts#listen',
      guards: [{ kind: 'if', condition: "role === 'serve'" }],
    })
    .calls('src/cli.ts', 'new Dispatcher()', {
      callee: 'Dispatcher',
      caller: 'src/cli.ts#main',
      target: 'src/delivery/dispatcher.ts#Dispatcher',
    })
    .calls('src/http/server.ts', 'enqueue(String', {
      callee: 'enqueue',
      caller: 'src/http/server.ts#listen',
      target: 'src/queue/queue.ts#enqueue',
    })
    .calls('src/queue/queue.ts', 'schedule(event, 0)', {
      callee: 'schedule',
      caller: 'src/queue/queue.ts#enqueue',
      target: 'src/queue/queue.ts#schedule',
    })
    .calls('src/delivery/dispatcher.ts', "enqueue('first')", {
      callee: 'enqueue',
      caller: 'src/delivery/dispatcher.ts#Dispatcher.work',
      target: 'src/queue/queue.ts#enqueue',
    })
    .calls('src/delivery/dispatcher.ts', 'settle({ status', {
      callee: 'settle',
      caller: 'src/delivery/dispatcher.ts#Dispatcher.work',
      target: 'src/delivery/dispatcher.ts#settle',
    })
    .calls('src/delivery/dispatcher.ts', "schedule('event'", {
      callee: 'schedule',
      caller: 'src/delivery/dispatcher.ts#settle',
      target: 'src/queue/queue.ts#schedule',
      guard: 'outcome.status >= 500',
    })
    .calls('src/delivery/dispatcher.ts', 'new GaveUpError()', {
      callee: 'GaveUpError',
      caller: 'src/delivery/dispatcher.ts#settle',
      target: 'src/queue/queue.ts#GaveUpError',
    })
    .reads('src/delivery/dispatcher.ts', 'process.env.RELAY_ATTEMPTS', 'RELAY_ATTEMPTS', '12')
    .test('test/dispatcher.test.ts', 'src/delivery/dispatcher.ts', [
      'a delivery that answers 503 is tried again later',
      'the thirteenth failure gives the delivery up',
    ])
    .job('.github/workflows/ci.yml', 'check', 'npm test');
}

/** What was read, invented like the sample. */
export const RELAY_INFO: SnapshotInfo = {
  origin: {
    url: 'https://example.org/acme/relay',
    host: 'example.org',
    fullName: 'acme/relay',
    name: 'relay',
    kind: 'unknown',
  },
  commit: 'c'.repeat(40),
  ref: 'main',
  date: '2026-01-02T03:04:05Z',
  subdir: '',
};
