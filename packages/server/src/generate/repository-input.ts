import { Secret } from '@orionwiki/core';
import * as z from 'zod';
import type { InputFaultName } from './input-fault.ts';

/** Longest address, in characters. */
const MAX_URL_LENGTH = 2048;

/** Longest key or token; signed tokens of identity providers reach about 2,500 characters. */
const MAX_SECRET_LENGTH = 8192;

/** A secret: printable ASCII, so that it can never smuggle a line end into a header. Wrapped as soon as it is read. */
export const secretSchema = z
  .string()
  .min(1)
  .max(MAX_SECRET_LENGTH)
  .regex(/^[\x21-\x7e]+$/)
  .transform((value) => new Secret(value));

/** An address without credentials. They belong into their own fields: addresses end up in logs and histories. */
export const addressSchema = (fault: InputFaultName) =>
  z
    .string()
    .trim()
    .min(1)
    .max(MAX_URL_LENGTH)
    .superRefine((address, check) => {
      if (holdsCredentials(address)) check.addIssue({ code: 'custom', params: { fault } });
    });

/** Which repository, at which commit, and how to get at it. */
export const repositorySchema = z.strictObject({
  url: addressSchema('urlCredentials').describe(
    'Any form a person pastes: the browser address or the https clone address.',
  ),
  ref: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .describe('Branch, tag or whole commit id; default branch if absent.'),
  subdir: z.string().trim().max(4096).optional().describe('Folder the wiki is limited to.'),
  username: z
    .string()
    .regex(/^[^\s:\p{Cc}]{1,255}$/u)
    .optional()
    .describe('For hosts that want one beside the token.'),
  token: secretSchema.optional().describe('Access token with read access to code.'),
});

/** A checked repository. */
export type RepositoryInput = z.output<typeof repositorySchema>;

/** The repository part of a wiki request. */
export function toRequestedRepository(input: RepositoryInput) {
  return {
    url: input.url,
    ...(input.ref === undefined ? {} : { ref: input.ref }),
    ...(input.subdir === undefined || input.subdir === '' ? {} : { subdir: input.subdir }),
    ...(input.username === undefined ? {} : { username: input.username }),
    ...(input.token === undefined ? {} : { token: input.token }),
  };
}

/** `git@host:path` names an account, not a secret; everything with a password, and any user in a URL, counts. */
function holdsCredentials(address: string): boolean {
  const withoutScheme = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const authority = withoutScheme.split(/[/?#\\]/, 1)[0] ?? '';
  const at = authority.lastIndexOf('@');
  if (at < 0) return false;
  const user = authority.slice(0, at);
  return user.includes(':') || (withoutScheme !== address && user !== 'git');
}
