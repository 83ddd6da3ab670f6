export { ERRORS, type ErrorCode, type ErrorParams, isOrionError, OrionError, toOrionError } from '#errors';
export type { LanguageModel } from '#language-model';
export { fillMessage, type Messages, messagesIn } from '#messages';
export type { OutboundPolicy, OutboundSettings } from '#network';
export type { ProgressEvent, ProgressListener } from '#progress';
export { Secret } from '#text/secret';
export * from '#vocabulary';
export {
  type Bundle,
  type RenderedPage,
  WIKI_FORMATS,
  type WikiFile,
  type WikiFormat,
  type WikiManifest,
} from './7-render/rendered-wiki.ts';
export type { ConfirmChoice, Gate, RunPorts, WikiRequest } from './pipelines/wiki-request.ts';
