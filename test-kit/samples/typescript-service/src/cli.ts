#!/usr/bin/env node
import { parseArgs } from 'node:util';
import pino from 'pino';
import { readConfig } from './config.js';
import { Courier } from './delivery/courier.js';
import { startServer } from './http/server.js';
import { FileQueue } from './queue/file-queue.js';
import { MemoryQueue } from './queue/memory-queue.js';
import { sign } from './signature.js';

const log = pino();

const { positionals } = parseArgs({ allowPositionals: true });
const [command = 'serve', argument = ''] = positionals;

if (command === 'serve') await serve();
else if (command === 'sign') console.log(sign(argument, readConfig().secret));
else {
  console.error(`unknown command: ${command}. Use serve or sign.`);
  process.exitCode = 2;
}

async function serve(): Promise<void> {
  const config = readConfig();
  const queue = config.dataDir ? new FileQueue(config.dataDir) : new MemoryQueue();
  const courier = new Courier({ queue, target: config.target, maxAttempts: config.maxAttempts });
  const server = await startServer(queue, config.secret, config.port);
  log.info({ port: config.port }, 'taking webhooks');
  process.once('SIGTERM', () => {
    courier.stop();
    server.close();
  });
  await courier.run();
}
