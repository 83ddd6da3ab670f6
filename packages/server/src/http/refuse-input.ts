import { OrionError, type WikiLanguage } from '@orionwiki/core';
import * as z from 'zod';
import { inputFault, isInputFault } from '../generate/input-fault.ts';

const REASONS = { en: z.locales.en().localeError, tr: z.locales.tr().localeError } as const;

/** Longest field name and reason repeated to the client, in characters. */
const MAX_QUOTE = 200;

/**
 * REQUEST_INVALID or REPO_URL_INVALID for the first thing that is wrong. The reason is zod's own sentence for the kind of mistake, which
 * names limits, types and unknown fields but never repeats a value that was sent.
 */
export function refuseInput(error: z.ZodError, language: WikiLanguage): OrionError {
  const issue = error.issues[0];
  const custom = issue?.code === 'custom' ? issue.params : undefined;
  if (isInputFault(custom?.fault)) return inputFault(custom.fault, language);
  if (typeof custom?.repositoryUrl === 'string') {
    return new OrionError('REPO_URL_INVALID', { params: { reason: custom.repositoryUrl } });
  }
  const field = issue === undefined || issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
  return new OrionError('REQUEST_INVALID', {
    params: { field: field.slice(0, MAX_QUOTE), reason: reasonOf(issue, language).slice(0, MAX_QUOTE) },
    cause: error,
  });
}

function reasonOf(issue: z.core.$ZodIssue | undefined, language: WikiLanguage): string {
  if (issue === undefined) return '?';
  const localised = REASONS[language](issue as z.core.$ZodRawIssue);
  const text = typeof localised === 'string' ? localised : (localised?.message ?? issue.message);
  return withReceivedType(text.replace(/\.$/, ''), issue.message);
}

/** An issue no longer holds its value, so the localised sentence takes it for absent; the first sentence still knew it. */
function withReceivedType(text: string, firstSentence: string): string {
  const received = /received (\w+)$/.exec(firstSentence)?.[1];
  return received === undefined ? text : text.replace(/\bundefined$/, received);
}
