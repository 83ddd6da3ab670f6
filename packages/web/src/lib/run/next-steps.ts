import type { ErrorCode, UiMessages } from '@orionwiki/core/messages';
import type { FieldName } from '#lib/form/wiki-draft.ts';

/** What a person can do about an error: its name is also its text. */
export type NextStep =
  | { readonly text: keyof UiMessages['run']; readonly does: 'run-again' | 'use-facts' | 'reload' }
  | { readonly text: keyof UiMessages['run']; readonly does: 'edit'; readonly field: FieldName };

const edit = (text: keyof UiMessages['run'], field: FieldName): NextStep => ({ text, does: 'edit', field });

const AGAIN: NextStep = { text: 'tryAgain', does: 'run-again' };
const FACTS: NextStep = { text: 'useFacts', does: 'use-facts' };
const ADDRESS = edit('changeAddress', 'repository');
const TOKEN = edit('addToken', 'token');
const MODEL = edit('changeModel', 'apiKey');

const STEPS: Readonly<Partial<Record<ErrorCode, readonly NextStep[]>>> = {
  REQUEST_INVALID: [ADDRESS],
  REPO_URL_INVALID: [ADDRESS],
  REPO_HOST_FORBIDDEN: [ADDRESS],
  REPO_NOT_GIT: [ADDRESS, TOKEN],
  REPO_NOT_FOUND_OR_PRIVATE: [TOKEN, ADDRESS],
  REPO_AUTH_FAILED: [edit('changeToken', 'token')],
  REPO_EMPTY: [edit('changeRef', 'ref'), ADDRESS],
  REF_NOT_FOUND: [edit('changeRef', 'ref')],
  REF_TOO_SHORT: [edit('changeRef', 'ref')],
  SUBDIR_NOT_FOUND: [edit('changeFolder', 'subdir')],
  REPO_TOO_LARGE: [edit('narrow', 'subdir')],
  CLONE_TIMEOUT: [AGAIN, edit('narrow', 'subdir')],
  BUDGET_EXCEEDED: [FACTS],
  MODEL_AUTH_FAILED: [MODEL, FACTS],
  MODEL_NOT_FOUND: [edit('changeModel', 'model'), FACTS],
  MODEL_QUOTA: [FACTS, MODEL],
  MODEL_RATE_LIMITED: [AGAIN, FACTS],
  MODEL_UNREACHABLE: [edit('changeModel', 'baseUrl'), FACTS],
  MODEL_TIMEOUT: [AGAIN, FACTS],
  RUN_NOT_FOUND: [{ text: 'again', does: 'run-again' }],
  RUN_LOST: [{ text: 'again', does: 'run-again' }],
  CANCELLED: [{ text: 'again', does: 'run-again' }],
  SERVER_UNREACHABLE: [{ text: 'reload', does: 'reload' }],
};

/** The ways out of an error, the likeliest first; never empty. */
export function nextSteps(code: ErrorCode): readonly NextStep[] {
  return STEPS[code] ?? [AGAIN];
}
