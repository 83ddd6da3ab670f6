export type {
  AppRouter,
  Citation,
  ConfirmChoice,
  ErrorCode,
  ErrorData,
  ErrorParams,
  EventId,
  Inputs,
  Notice,
  NoticeCode,
  Outputs,
  PageOrigin,
  ProgressEvent,
  RepositoryInspection,
  RunId,
  RunUsage,
  StageName,
  WikiFile,
  WikiFormat,
  WikiLanguage,
  WikiManifest,
} from '@orionwiki/server/api';
export type {
  ClientOptions,
  FollowFrom,
  FollowOptions,
  GeneratedWiki,
  GenerateInput,
  Inspection,
  LastEvent,
  OrionWikiClient,
  ReadablePage,
  RepositoryInput,
  ResultFile,
  RetriedPage,
  RetryInput,
  ServerInfo,
} from './client-types.ts';
export { createClient } from './create-client.ts';
export type { EventSourceClass, FetchFunction } from './links.ts';
export { newRunId } from './new-run-id.ts';
export { OrionWikiError, type OrionWikiErrorDetails } from './orion-wiki-error.ts';
