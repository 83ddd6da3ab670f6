import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerContext } from '../context.ts';
import { generateEphemeralSchema } from '../generate/generate-ephemeral.ts';
import { startRun } from '../generate/start-run.ts';
import { readJson } from './read-json.ts';
import { refuseInput } from './refuse-input.ts';

/** Here the run's id may be left out: whoever does not need it gets a new one. */
const generateFileSchema = generateEphemeralSchema.partial({ runId: true });

/**
 * Makes a wiki for a caller without a client: the input of `generateEphemeral` in, the HTML file out. A caller who
 * hangs up ends the run it started.
 * @throws every code of `generateEphemeral`
 */
export async function generateFile(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<void> {
  const parsed = generateFileSchema.safeParse(await readJson(request, context.language));
  if (!parsed.success) throw refuseInput(parsed.error, context.language);
  const { runId = randomUUID(), ...wiki } = parsed.data;
  const { engine } = context;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const isOurs = (await startRun(context, runId, wiki)) === 'started';
  if (isOurs) gone.signal.addEventListener('abort', () => void engine.cancel(runId).catch(() => {}));
  const end = await engine.end(runId, gone.signal);
  const file = await engine.result(runId, 'html', gone.signal);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': `attachment; filename="${asciiFilename(file.filename)}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'orionwiki-outcome': end.outcome,
  });
  response.end(file.body);
}

/** Names of repositories are text from outside: what could end the header's quotes or line is replaced. */
function asciiFilename(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 200);
}
