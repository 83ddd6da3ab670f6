import type { RepoPath, SourceText } from '#vocabulary';

/** The files of an invented repository: a service that delivers events to customers' endpoints. */
const FILES: Readonly<Record<string, string>> = {
  'README.md': `# Relay

[![build](https://example.org/badge.svg)](https://example.org)

Relay delivers events to customers' endpoints, signed and retried.

## Install

\`\`\`sh
npm install @relay/server
npx relay serve --port 8080
\`\`\`
`,
  'package.json': `{
  "name": "@relay/server",
  "version": "2.4.0",
  "license": "Apache-2.0",
  "engines": { "node": ">=22" },
  "bin": { "relay": "./src/main.ts" },
  "scripts": {
    "build": "tsc -p tsconfig.build.json",
    "test": "vitest run",
    "migrate": "node scripts/migrate.ts"
  },
  "dependencies": {
    "fastify": "^5.2.0",
    "pg": "^8.13.0",
    "zod": "^4.1.0"
  }
}
`,
  'src/main.ts': `import { serve } from './http/server.ts';
import { work } from './delivery/worker.ts';
import { loadConfig } from './config.ts';

const roles = { serve, work } as const;

/** Starts one of the two roles of the binary. */
export async function main(argv: readonly string[]): Promise<void> {
  const role = argv[0] ?? 'serve';
  if (!(role in roles)) {
    console.error(\`unknown role: \${role}\`);
    process.exit(2);
  }
  await roles[role as keyof typeof roles](loadConfig(process.env));
}

await main(process.argv.slice(2));
`,
  'src/config.ts': `import { z } from 'zod';

const schema = z.object({
  RELAY_DATABASE_URL: z.url(),
  RELAY_WORKERS: z.coerce.number().int().min(1).default(8),
  RELAY_TIMEOUT_MS: z.coerce.number().int().min(100).default(10_000),
  RELAY_SIGNING_KEY: z.string().min(32),
});

/** Settings of one process. */
export type Config = z.infer<typeof schema>;

/** Reads the settings; other values end the process with code 2. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) console.error(\`\${issue.path.join('.')}: \${issue.message}\`);
  process.exit(2);
}
`,
  'src/http/server.ts': `import fastify from 'fastify';
import type { Config } from '../config.ts';
import { createEvent } from './create-event.ts';

const MAX_BODY_BYTES = 256 * 1024;

/** Accepts events until the process is told to stop. */
export async function serve(config: Config): Promise<void> {
  const app = fastify({ bodyLimit: MAX_BODY_BYTES });
  app.post('/v1/events', (request) => createEvent(config, request.body));
  app.get('/healthz', async () => ({ ok: true }));
  await app.listen({ host: '0.0.0.0', port: 8080 });
}
`,
  'src/http/create-event.ts': `import type { Config } from '../config.ts';
import { withTransaction } from '../store/database.ts';
import { insertDeliveries } from '../store/deliveries.ts';

/** Stores the event and its deliveries in one transaction and answers 202. */
export async function createEvent(config: Config, body: unknown): Promise<{ id: string }> {
  return withTransaction(config, async (client) => {
    const id = crypto.randomUUID();
    await insertDeliveries(client, id, body);
    return { id };
  });
}
`,
  'src/store/database.ts': `import pg from 'pg';
import type { Config } from '../config.ts';

let pool: pg.Pool | undefined;

export async function withTransaction<T>(config: Config, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  pool ??= new pg.Pool({ connectionString: config.RELAY_DATABASE_URL });
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
`,
  'src/store/deliveries.ts': `import type pg from 'pg';

export async function insertDeliveries(client: pg.PoolClient, eventId: string, body: unknown): Promise<void> {
  await client.query(
    \`insert into deliveries (event_id, endpoint_id, body)
     select $1, id, $2 from endpoints where is_active\`,
    [eventId, JSON.stringify(body)],
  );
}

export async function claimDeliveries(client: pg.PoolClient, limit = 50): Promise<Delivery[]> {
  const { rows } = await client.query(
    'select * from deliveries where due_at <= now() order by due_at limit $1 for update skip locked',
    [limit],
  );
  return rows;
}

export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly attempts: number;
}
`,
  'src/delivery/worker.ts': `import type { Config } from '../config.ts';
import { withTransaction } from '../store/database.ts';
import { claimDeliveries } from '../store/deliveries.ts';
import { retryOrBury } from './retry.ts';
import { send } from './send.ts';

/** Delivers what is due, up to RELAY_WORKERS at once. */
export async function work(config: Config): Promise<void> {
  for (;;) {
    await withTransaction(config, async (client) => {
      const due = await claimDeliveries(client);
      await Promise.all(
        due.slice(0, config.RELAY_WORKERS).map(async (delivery) => {
          const status = await send(config, delivery);
          if (status >= 500) await retryOrBury(client, delivery);
        }),
      );
    });
  }
}
`,
  'src/delivery/send.ts': `import type { Config } from '../config.ts';
import type { Delivery } from '../store/deliveries.ts';
import { signers } from './signers.ts';

/** Signs and posts one delivery; gives the answer's status. */
export async function send(config: Config, delivery: Delivery): Promise<number> {
  const signature = signers.hmac.sign(config.RELAY_SIGNING_KEY, delivery.body);
  const response = await fetch(delivery.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-relay-signature': signature },
    body: delivery.body,
    signal: AbortSignal.timeout(config.RELAY_TIMEOUT_MS),
  });
  return response.status;
}
`,
  'src/delivery/signers.ts': `import { createHmac } from 'node:crypto';

/** A way to sign a body. */
export interface Signer {
  sign(key: string, body: string): string;
}

class HmacSigner implements Signer {
  sign(key: string, body: string): string {
    return createHmac('sha256', key).update(body).digest('hex');
  }
}

/** Every signing scheme by the name that endpoints use. */
export const signers = { hmac: new HmacSigner() } as const;
`,
  'src/delivery/retry.ts': `import type pg from 'pg';
import type { Delivery } from '../store/deliveries.ts';

const FIRST_DELAY_S = 30;
const MAX_DELAY_S = 6 * 60 * 60;
const MAX_ATTEMPTS = 12;

/** Schedules failed deliveries with exponential backoff. */
export async function retryOrBury(client: pg.PoolClient, delivery: Delivery): Promise<void> {
  if (delivery.attempts >= MAX_ATTEMPTS) {
    await client.query('insert into dead_letters select * from deliveries where id = $1', [delivery.id]);
    return;
  }
  const delay = Math.min(MAX_DELAY_S, FIRST_DELAY_S * 2 ** delivery.attempts);
  await client.query('update deliveries set due_at = now() + make_interval(secs => $2) where id = $1', [
    delivery.id,
    delay,
  ]);
}
`,
  'scripts/report.py': `"""Writes a daily report of dead letters."""
import os
from datetime import date

LIMIT = int(os.environ.get("RELAY_REPORT_LIMIT", "100"))


def main() -> None:
    """Prints one line for each dead letter of today."""
    for row in dead_letters(date.today())[:LIMIT]:
        print(f"{row.id}\\t{row.url}")
`,
  '.github/workflows/ci.yml': `name: ci
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: npm ci
      - run: npm test
`,
};

/** The commit the pages speak of. */
export const RELAY_COMMIT = '4f2a9c17be03d5586c1e7720aa9d34bb1e0f6c82';

/** Number of lines of a file, so that the pages cannot cite lines that are not there. */
function relayLines(path: string): readonly string[] | undefined {
  const text = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
  return text?.replace(/\n$/, '').split('\n');
}

/** The invented repository as the render stage sees it. */
export const relaySource: SourceText = {
  lines: async (path: RepoPath) => relayLines(path),
};

/** Where the first line that holds `needle` is; throws when the fixture's file does not hold it. */
export function lineOf(path: string, needle: string): number {
  const index = relayLines(path)?.findIndex((line) => line.includes(needle)) ?? -1;
  if (index < 0) throw new RangeError(`${path} does not hold ${needle}`);
  return index + 1;
}
