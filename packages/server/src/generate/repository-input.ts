import { Secret } from '@orionwiki/core';
import { parseRepoUrl } from '@orionwiki/core/repo-url';
import * as z from 'zod';

/** Longest address, in characters. */
export const MAX_URL_LENGTH = 2048;

/** Longest key or token; signed tokens of identity providers reach about 2,500 characters. */
const MAX_SECRET_LENGTH = 8192;

/** A secret: printable ASCII, so that it can never smuggle a line end into a header. Wrapped as soon as it is read. */
export const secretSchema = z
  .string()
  .trim()
  .max(MAX_SECRET_LENGTH)
  .regex(/^[\x21-\x7e]*$/)
  .transform((value) => new Secret(value));

/** The address of a repository. Credentials belong into their own fields: addresses end up in logs and histories. */
const repositoryUrlSchema = z
  .string()
  .trim()
  .min(1)
  .max(MAX_URL_LENGTH)
  .superRefine((address, check) => {
    const parsed = parseRepoUrl(address);
    const reason = parsed.ok ? (parsed.credential ? 'credentials' : undefined) : parsed.reason;
    if (reason !== undefined) check.addIssue({ code: 'custom', params: { repositoryUrl: reason } });
  });

const repositoryFields = {
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
  token: secretSchema
    .optional()
    .transform((token) => (token?.reveal() === '' ? undefined : token))
    .describe('Access token with read access to code.'),
};

/** Which repository, at which commit, and how to get at it. */
export const repositorySchema = z.strictObject({
  url: repositoryUrlSchema.describe('Any form a person pastes: the browser address or the https clone address.'),
  ...repositoryFields,
});

/** The same for a look at it, where an address that means nothing is an answer and not a refusal. */
export const inspectedRepositorySchema = z.strictObject({
  url: z.string().trim().max(MAX_URL_LENGTH),
  ...repositoryFields,
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
