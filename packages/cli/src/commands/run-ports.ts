import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createGuardedFetch,
  createOpenAiModel,
  createOutboundPolicy,
  type LanguageModel,
  OrionError,
  type OutboundPolicy,
  type RunPorts,
} from '@orionwiki/core';
import { isGitUnlimited, modelSettings, outboundSettings } from '../env.ts';
import type { CliOptions } from '../options.ts';
import type { ProgressPrinter } from '../output/progress-printer.ts';

/** Folder below which runs of the command line make their own. */
export const JOB_ROOT = join(tmpdir(), 'orionwiki');

/** A model's answer is never longer. @source server.md §2 */
const MAX_ANSWER_BYTES = 8 << 20;

/** The model asked for, or `undefined` in facts mode. */
function openModel(options: CliOptions, policy: OutboundPolicy): LanguageModel | undefined {
  if (options.mode !== 'model') return undefined;
  const settings = modelSettings();
  const model = options.model ?? settings.model;
  if (!settings.apiKey)
    throw new OrionError('REQUEST_INVALID', { params: { field: 'OPENAI_API_KEY', reason: 'empty' } });
  if (!model) throw new OrionError('REQUEST_INVALID', { params: { field: '--model', reason: 'empty' } });
  return createOpenAiModel({
    baseUrl: options.baseUrl ?? settings.baseUrl,
    apiKey: settings.apiKey,
    model,
    fetch: createGuardedFetch(policy, { maxBytes: MAX_ANSWER_BYTES }),
  });
}

/**
 * What a run of the command line depends on: the operator's outbound settings, local folders allowed.
 * @throws REQUEST_INVALID when model mode lacks its key or name
 */
export function createRunPorts(options: CliOptions, signal: AbortSignal, printer: ProgressPrinter): RunPorts {
  const policy = createOutboundPolicy(outboundSettings());
  const model = openModel(options, policy);
  return {
    policy,
    jobRoot: JOB_ROOT,
    signal,
    onEvent: printer.onEvent,
    onPage() {},
    allowLocal: true,
    unlimitedGit: isGitUnlimited(),
    ...(model && { model }),
  };
}
