import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from './router.ts';

export type {
  Citation,
  ConfirmChoice,
  ErrorCode,
  ErrorParams,
  Notice,
  NoticeCode,
  PageId,
  PageKind,
  PageOrigin,
  ProgressEvent,
  RepositoryInspection,
  StageName,
  WikiFile,
  WikiFormat,
  WikiLanguage,
  WikiManifest,
} from '@orionwiki/core';
export type { ErrorData } from './http/error-answer.ts';
export type { AppRouter } from './router.ts';
export type { EventId, RunEvent, RunId, RunUsage } from './runs/run-engine.ts';

/** What each procedure takes. */
export type Inputs = inferRouterInputs<AppRouter>;

/** What each procedure gives. */
export type Outputs = inferRouterOutputs<AppRouter>;
