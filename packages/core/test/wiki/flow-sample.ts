import { AnalysisBuilder } from './analysis-builder.ts';

const SERVER = `import { createServer } from 'node:http';
import { route } from './routes.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Opens the port and hands every request over. */
export function startServer(port: number) {
  const server = createServer((request, response) => {
    const answer = answerTo(request);
    response.writeHead(answer.status).end(answer.body);
  });
  server.listen(port);
}

function answerTo(request: Request) {
  const body = readBody(request);
  if (body === undefined) return { status: 413 };
  try {
    return route(request, body);
  } catch (error) {
    if (error instanceof SignatureError) return { status: 401 };
    return { status: 500 };
  }
}

function readBody(request: Request) {
  let size = 0;
  for (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
  }
  return size;
}
`;

const ROUTES = `import { checkSignature } from './signature.ts';
import type { Queue } from './queue.ts';

const ROUTES = [
  { method: 'POST', path: '/hooks', handle: acceptHook },
  { method: 'GET', path: '/parked', handle: listParked },
];

export function route(request: Request, body: string) {
  const found = ROUTES.find(({ path }) => path === request.path);
  if (!found) return { status: 404 };
  return found.handle(request, body);
}

function acceptHook(request: Request, queue: Queue) {
  checkSignature(request);
  queue.put(request);
  return { status: 202 };
}

function listParked(request: Request, queue: Queue) {
  const parked = queue.parked();
  return { status: 200, parked };
}
`;

const SIGNATURE = `/** Throws unless the header holds the signature of the body. */
export function checkSignature(request: Request) {
  if (!request.header) throw new SignatureError('signature is missing');
}

export class SignatureError extends Error {}
`;

const QUEUE = `import { rename, writeFile } from 'node:fs/promises';

export interface Queue {
  put(hook: Hook): Promise<void>;
  parked(): Promise<Hook[]>;
}

export class FileQueue implements Queue {
  async put(hook: Hook) {
    await this.write('waiting', hook);
  }

  async write(folder: string, hook: Hook) {
    await writeFile('hook.new', folder + hook);
    await rename('hook.new', 'hook');
  }
}

export class MemoryQueue implements Queue {
  async put(item: Hook) {
    this.waiting.push(item);
  }
}
`;

/** A service in five files with every fact a flow is made of, located in its text. */
export function flowSample(): AnalysisBuilder {
  const builder = new AnalysisBuilder()
    .file('http/server.ts', SERVER)
    .file('http/routes.ts', ROUTES)
    .file('http/signature.ts', SIGNATURE)
    .file('store/queue.ts', QUEUE)
    .imports('http/server.ts', "from './routes.ts'", {
      specifier: './routes.ts',
      names: ['route'],
      to: 'http/routes.ts',
    })
    .imports('http/server.ts', 'node:http', { specifier: 'node:http', names: ['createServer'], external: 'node:http' })
    .imports('http/routes.ts', "from './queue.ts'", { specifier: './queue.ts', names: ['Queue'], to: 'store/queue.ts' })
    .imports('store/queue.ts', 'node:fs', {
      specifier: 'node:fs/promises',
      names: ['rename'],
      external: 'node:fs/promises',
    })
    .section('http', ['http/server.ts', 'http/routes.ts', 'http/signature.ts'], 0)
    .section('store', ['store/queue.ts'], 1);
  return addQueue(addRoutes(addServer(builder)));
}

function addServer(builder: AnalysisBuilder): AnalysisBuilder {
  const file = 'http/server.ts';
  return builder
    .symbol(file, 'MAX_BODY_BYTES', 'const MAX_BODY_BYTES', { kind: 'constant', literal: '1024 * 1024' })
    .symbol(file, 'startServer', 'export function startServer', { doc: 'Opens the port and hands every request over.' })
    .symbol(file, 'answerTo', 'function answerTo', { isExported: false })
    .symbol(file, 'readBody', 'function readBody', { isExported: false })
    .calls(file, 'createServer((request', {
      callee: 'createServer',
      caller: `${file}#startServer`,
      external: { module: 'node:http', name: 'createServer' },
    })
    .calls(file, 'answerTo(request);', {
      callee: 'answerTo',
      caller: `${file}#startServer`,
      target: `${file}#answerTo`,
    })
    .calls(file, 'server.listen', { callee: 'server.listen', caller: `${file}#startServer` })
    .calls(file, 'readBody(request);', { callee: 'readBody', caller: `${file}#answerTo`, target: `${file}#readBody` })
    .calls(file, 'return route(', { callee: 'route', caller: `${file}#answerTo`, target: 'http/routes.ts#route' })
    .outcome(file, 'status: 413', {
      kind: 'answers',
      name: '413',
      in: `${file}#answerTo`,
      guards: [{ kind: 'if', condition: 'body === undefined' }],
    })
    .outcome(file, 'status: 401', {
      kind: 'answers',
      name: '401',
      in: `${file}#answerTo`,
      guards: [
        { kind: 'if', condition: 'error instanceof SignatureError' },
        { kind: 'catch', condition: 'error' },
      ],
    })
    .outcome(file, 'status: 500', {
      kind: 'answers',
      name: '500',
      in: `${file}#answerTo`,
      guards: [
        { kind: 'unless', condition: 'error instanceof SignatureError' },
        { kind: 'catch', condition: 'error' },
      ],
    })
    .uses(file, 'size > MAX_BODY_BYTES', `${file}#readBody`, `${file}#MAX_BODY_BYTES`);
}

function addRoutes(builder: AnalysisBuilder): AnalysisBuilder {
  const file = 'http/routes.ts';
  const parameters = [{ name: 'request' }, { name: 'queue', type: 'Queue' }];
  return builder
    .symbol(file, 'ROUTES', 'const ROUTES', { kind: 'constant' })
    .symbol(file, 'route', 'export function route')
    .symbol(file, 'acceptHook', 'function acceptHook', { isExported: false, parameters })
    .symbol(file, 'listParked', 'function listParked', { isExported: false, parameters })
    .symbol('http/signature.ts', 'checkSignature', 'export function checkSignature', {
      doc: 'Throws unless the header holds the signature of the body.',
    })
    .symbol('http/signature.ts', 'SignatureError', 'export class SignatureError', { kind: 'class', base: 'Error' })
    .registry(file, `${file}#ROUTES`, [
      { at: 'handle: acceptHook', value: 'acceptHook', target: `${file}#acceptHook` },
      { at: 'handle: listParked', value: 'listParked', target: `${file}#listParked` },
    ])
    .entry(file, 'handle: acceptHook', { kind: 'route', name: 'POST /hooks', handler: `${file}#acceptHook` })
    .entry(file, 'handle: listParked', { kind: 'route', name: 'GET /parked', handler: `${file}#listParked` })
    .calls(file, 'ROUTES.find', { callee: 'ROUTES.find', caller: `${file}#route` })
    .calls(file, 'found.handle', { callee: 'found.handle', caller: `${file}#route` })
    .calls(file, 'checkSignature(request)', {
      callee: 'checkSignature',
      caller: `${file}#acceptHook`,
      target: 'http/signature.ts#checkSignature',
    })
    .calls(file, 'queue.put', { callee: 'queue.put', caller: `${file}#acceptHook`, target: 'store/queue.ts#Queue.put' })
    .calls(file, 'queue.parked', {
      callee: 'queue.parked',
      caller: `${file}#listParked`,
      target: 'store/queue.ts#Queue.parked',
    })
    .outcome(file, 'status: 404', {
      kind: 'answers',
      name: '404',
      in: `${file}#route`,
      guards: [{ kind: 'if', condition: '!found' }],
    })
    .outcome(file, 'status: 202', { kind: 'answers', name: '202', in: `${file}#acceptHook` })
    .outcome('http/signature.ts', 'new SignatureError', {
      kind: 'raises',
      name: 'SignatureError',
      in: 'http/signature.ts#checkSignature',
      message: 'signature is missing',
      guards: [{ kind: 'if', condition: '!request.header' }],
    });
}

function addQueue(builder: AnalysisBuilder): AnalysisBuilder {
  const file = 'store/queue.ts';
  const fs = (name: string) => ({ module: 'node:fs/promises', name });
  return builder
    .symbol(file, 'Queue', 'export interface Queue', { kind: 'interface' })
    .symbol(file, 'put', 'put(hook: Hook): Promise', { kind: 'method', parent: 'Queue' })
    .symbol(file, 'parked', 'parked(): Promise', { kind: 'method', parent: 'Queue' })
    .symbol(file, 'FileQueue', 'export class FileQueue', { kind: 'class', base: 'Queue' })
    .symbol(file, 'put', 'async put(hook: Hook)', { kind: 'method', parent: 'FileQueue' })
    .symbol(file, 'write', 'async write(folder', { kind: 'method', parent: 'FileQueue' })
    .symbol(file, 'MemoryQueue', 'export class MemoryQueue', { kind: 'class', base: 'Queue' })
    .symbol(file, 'put', 'async put(item: Hook)', { kind: 'method', parent: 'MemoryQueue' })
    .calls(file, 'this.write', {
      callee: 'this.write',
      caller: `${file}#FileQueue.put`,
      target: `${file}#FileQueue.write`,
      arguments: [{ text: "'waiting'" }, { text: 'hook' }],
    })
    .calls(file, 'await writeFile', {
      callee: 'writeFile',
      caller: `${file}#FileQueue.write`,
      external: fs('writeFile'),
    })
    .calls(file, 'await rename', { callee: 'rename', caller: `${file}#FileQueue.write`, external: fs('rename') })
    .calls(file, 'this.waiting.push', { callee: 'this.waiting.push', caller: `${file}#MemoryQueue.put` });
}
