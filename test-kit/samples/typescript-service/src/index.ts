export { type Config, readConfig } from './config.js';
export { Courier } from './delivery/courier.js';
export { ConfigError, HooklineError, SignatureError } from './errors.js';
export { startServer } from './http/server.js';
export { FileQueue } from './queue/file-queue.js';
export { MemoryQueue } from './queue/memory-queue.js';
export type { Queue, Webhook } from './queue/queue.js';
