import { type ErrorCode, type ErrorParams, OrionError, Secret, type WikiFile } from '@orionwiki/core';
import type { ModelOrder, RetriedPage, RetryOrder, RunEnd, RunOrder } from '../run-engine.ts';

/** A model's access with its key in clear: only ever sealed. */
interface PackedModel extends Omit<ModelOrder, 'apiKey'> {
  readonly apiKey: string;
}

/** An order with its secrets in clear: only ever sealed. */
interface PackedOrder {
  readonly request: Omit<RunOrder['request'], 'repository'> & {
    readonly repository: Omit<RunOrder['request']['repository'], 'token'> & { readonly token?: string };
  };
  readonly model?: PackedModel;
}

/** An error as it is told in another process: without its cause. */
interface PackedError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly incidentId?: string;
}

/** How a run ended. */
export type PackedEnd = { readonly end: RunEnd } | { readonly error: PackedError };

/** What became of a retry; without `page` there was nothing to write again. */
export type PackedRetry = { readonly page?: RetriedPage } | { readonly error: PackedError };

/** A retry of a page with its key in clear: only ever sealed. */
export interface PackedRetryOrder {
  readonly pageId: string;
  readonly model: PackedModel;
}

/** A wiki in one format. */
export type PackedFile = WikiFile;

export function packOrder({ request, model }: RunOrder): PackedOrder {
  const { token, ...repository } = request.repository;
  return {
    request: { ...request, repository: { ...repository, ...(token ? { token: token.reveal() } : {}) } },
    ...(model ? { model: packModel(model) } : {}),
  };
}

export function unpackOrder({ request, model }: PackedOrder): RunOrder {
  const { token, ...repository } = request.repository;
  return {
    request: {
      ...request,
      repository: { ...repository, ...(token === undefined ? {} : { token: new Secret(token) }) },
    },
    ...(model ? { model: unpackModel(model) } : {}),
  };
}

export function packRetry({ pageId, model }: RetryOrder): PackedRetryOrder {
  return { pageId, model: packModel(model) };
}

export function unpackRetry({ pageId, model }: PackedRetryOrder): RetryOrder {
  return { pageId, model: unpackModel(model) };
}

export function packError({ code, params, incidentId }: OrionError): PackedError {
  return { code, params, ...(incidentId === undefined ? {} : { incidentId }) };
}

export function unpackError({ code, params, incidentId }: PackedError): OrionError {
  return new OrionError(code, { params, ...(incidentId === undefined ? {} : { incidentId }) });
}

function packModel({ apiKey, ...model }: ModelOrder): PackedModel {
  return { ...model, apiKey: apiKey.reveal() };
}

function unpackModel({ apiKey, ...model }: PackedModel): ModelOrder {
  return { ...model, apiKey: new Secret(apiKey) };
}
