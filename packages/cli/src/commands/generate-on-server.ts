import { createClient, OrionWikiError } from '@orionwiki/client';
import { type Bundle, ERRORS, formatFolder, OrionError, type ProgressEvent } from '@orionwiki/core';
import { modelSettings, terminalLanguage } from '../env.ts';
import type { ProgressPrinter } from '../output/progress-printer.ts';
import type { CommandContext } from '../run-cli.ts';
import type { MadeWiki } from './generate.ts';
import { readToken } from './read-token.ts';

/** A server's error as an error of our own catalogue. */
function fromServer(thrown: unknown): unknown {
  if (!(thrown instanceof OrionWikiError) || !Object.hasOwn(ERRORS, thrown.code)) return thrown;
  const { code, params, incidentId } = thrown;
  return new OrionError(code, {
    params: { ...params, ...(incidentId !== undefined && { incidentId }) },
    cause: thrown,
  });
}

/**
 * The wiki as a server makes it. Local folders are not sent.
 * @throws every code of the server; SERVER_UNREACHABLE
 */
export async function generateOnServer(context: CommandContext, printer: ProgressPrinter): Promise<MadeWiki> {
  const { options, signal } = context;
  const client = createClient({ url: options.server ?? '', language: terminalLanguage() });
  const token = await readToken(options);
  const settings = modelSettings();
  const model = options.model ?? settings.model;
  try {
    const made = await client.generate(
      {
        repository: {
          url: options.target,
          ...(options.ref !== undefined && { ref: options.ref }),
          ...(options.subdir !== undefined && { subdir: options.subdir }),
          ...(options.username !== undefined && { username: options.username }),
          ...(token && { token: token.reveal() }),
        },
        mode: options.mode,
        ...(options.mode === 'model' && settings.apiKey && model
          ? { model: { baseUrl: options.baseUrl ?? settings.baseUrl, apiKey: settings.apiKey.reveal(), model } }
          : {}),
        language: options.language,
        size: options.size,
        include: [...options.include],
        exclude: [...options.exclude],
        ...(options.maxTokens !== undefined && { budget: { maxTokens: options.maxTokens } }),
      },
      { signal, onProgress: (event: ProgressEvent) => printer.onEvent(event) },
    );
    return {
      outcome: made.outcome,
      manifest: made.manifest,
      noticeCount: made.notices.length,
      file: (format) => client.result(made.runId, format, signal),
      folder: async (formats) => {
        const bundle = await client.result(made.runId, 'json', signal);
        return formatFolder(JSON.parse(bundle.body) as Bundle, formats);
      },
    };
  } catch (thrown) {
    throw fromServer(thrown);
  }
}
