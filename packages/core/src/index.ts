export { ERRORS, type ErrorCode, type ErrorParams, isOrionError, OrionError, toOrionError } from '#errors';
export type { LanguageModel, ModelUsage } from '#language-model';
export { type DescribedError, describeError, fillMessage, type Messages, messagesIn } from '#messages';
export {
  createGuardedFetch,
  createOutboundPolicy,
  DEFAULT_OUTBOUND_SETTINGS,
  type OutboundPolicy,
  type OutboundSettings,
} from '#network';
export type { ProgressEvent, ProgressListener } from '#progress';
export { Secret } from '#text/secret';
export * from '#vocabulary';
export { inspectRepository, type RepositoryInspection, requireGit, sweepJobDirectories } from './1-acquire/acquire.ts';
export { formatFolder } from './7-render/render.ts';
export {
  type Bundle,
  type RenderedPage,
  WIKI_FORMATS,
  type WikiFile,
  type WikiFolderFile,
  type WikiFormat,
  type WikiManifest,
} from './7-render/rendered-wiki.ts';
export { createOpenAiModel } from './language-model/openai-model.ts';
export { generateWiki } from './pipelines/generate-wiki.ts';
export type { PageRetries, PageRetry, RetryPorts } from './pipelines/page-retries.ts';
export { previewWiki, type WikiPreview } from './pipelines/preview-wiki.ts';
export { type VerifiedFile, type VerifyRequest, verifyWiki } from './pipelines/verify-wiki.ts';
export { VERSION } from './pipelines/version.ts';
export type { ConfirmChoice, Gate, RunPorts, WikiRequest } from './pipelines/wiki-request.ts';
export type { WikiResult } from './pipelines/wiki-result.ts';
