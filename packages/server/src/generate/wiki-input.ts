import { WIKI_LANGUAGES, type WikiLanguage } from '@orionwiki/core';
import * as z from 'zod';
import type { ModelOrder, RunOrder } from '../runs/run-engine.ts';
import { inputFault } from './input-fault.ts';
import { MAX_URL_LENGTH, repositorySchema, secretSchema, toRequestedRepository } from './repository-input.ts';

/** Globs of one kind in a request. */
const MAX_GLOBS = 100;

/** Upper bound of any token figure: far above what a run can use. */
const MAX_TOKENS = 100_000_000;

const globsSchema = z.array(z.string().min(1).max(512)).max(MAX_GLOBS);

/** Where a model is reached; whether it may be contacted is the outbound policy's decision. */
const baseUrlSchema = z
  .string()
  .trim()
  .max(MAX_URL_LENGTH)
  .superRefine((address, check) => {
    const url = URL.parse(address);
    const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
    if (!isHttp) check.addIssue({ code: 'custom', params: { fault: 'modelUrl' } });
    else if (url.username || url.password) check.addIssue({ code: 'custom', params: { fault: 'modelUrlCredentials' } });
  });

/** A model that the person who asks brings along. */
export const modelSchema = z.strictObject({
  baseUrl: baseUrlSchema.describe('Base URL of an OpenAI-compatible API, usually ending in /v1.'),
  apiKey: secretSchema.describe('May be empty: local servers often want none.'),
  model: z.string().trim().min(1).max(200),
});

/** What a person asks for: everything of a run but its id. */
export const wikiInputSchema = z.strictObject({
  repository: repositorySchema,
  mode: z
    .enum(['facts', 'model'])
    .default('facts')
    .describe('Who writes: the code’s facts, or a model that is checked.'),
  model: modelSchema.optional().describe('Required in model mode unless the server has a model of its own.'),
  language: z.enum(WIKI_LANGUAGES).default('en'),
  size: z.enum(['full', 'concise']).default('full'),
  include: globsSchema.optional().describe('Globs over repository paths; a file must match one when any is given.'),
  exclude: globsSchema.optional(),
  budget: z.strictObject({ maxTokens: z.int().min(1).max(MAX_TOKENS) }).optional(),
  confirmAboveTokens: z
    .int()
    .min(0)
    .max(MAX_TOKENS)
    .optional()
    .describe('Ask before spending more; absent: never ask.'),
});

/** A checked request. */
export type WikiInput = z.output<typeof wikiInputSchema>;

/** What the server adds to a request. */
export interface OrderSide {
  readonly serverModel: ModelOrder | undefined;
  readonly language: WikiLanguage;
}

/**
 * The order for the engine. The server's own model is taken whole or not at all: its key never goes to an address
 * that came with a request.
 * @throws REQUEST_INVALID in model mode without any model
 */
export function toRunOrder(input: WikiInput, side: OrderSide): RunOrder {
  const request = {
    repository: toRequestedRepository(input.repository),
    mode: input.mode,
    language: input.language,
    size: input.size,
    include: input.include ?? [],
    exclude: input.exclude ?? [],
    ...(input.budget === undefined ? {} : { maxTokens: input.budget.maxTokens }),
    ...(input.confirmAboveTokens === undefined ? {} : { confirmAboveTokens: input.confirmAboveTokens }),
  };
  if (input.mode === 'facts') return { request };
  const model = input.model ?? side.serverModel;
  if (!model) throw inputFault('modelMissing', side.language);
  return { request, model };
}
