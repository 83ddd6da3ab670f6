import { z } from 'zod';
import { NOTICE_CODES, type RepoPath, STAGES, toRepoPath, WIKI_LANGUAGES } from '#vocabulary';
import type { Bundle } from '../rendered-wiki.ts';

const text = z.string();
const count = z.int().nonnegative();
const line = z.int().positive();

const repoPath = z.custom<RepoPath>((value) => typeof value === 'string' && toRepoPath(value) !== undefined);

const claim = z.discriminatedUnion('predicate', [
  z.object({ predicate: z.literal('defines'), name: text }),
  z.object({ predicate: z.literal('imports'), specifier: text }),
  z.object({ predicate: z.literal('calls'), callee: text }),
  z.object({ predicate: z.literal('says'), words: text }),
  z.object({ predicate: z.literal('sets'), key: text, value: text.exactOptional() }),
  z.object({ predicate: z.literal('runs'), command: text }),
  z.object({ predicate: z.literal('reads'), variable: text }),
  z.object({ predicate: z.literal('extends'), name: text, base: text }),
  z.object({ predicate: z.literal('when'), condition: text, outcome: text }),
  z.object({ predicate: z.literal('ends'), kind: z.enum(['raises', 'answers', 'exits']), name: text }),
  z.object({ predicate: z.literal('passes'), callee: text, argument: text }),
  z.object({ predicate: z.literal('registers'), key: text, value: text }),
  z.object({ predicate: z.literal('uses'), name: text }),
  z.object({ predicate: z.literal('mentions'), names: z.array(text) }),
]);

const origin = z.enum(['facts', 'model', 'degraded']);

/** A checked range of lines with the sentence it stands behind. */
const citation = z.object({
  path: repoPath,
  startLine: line,
  endLine: line,
  symbol: text.exactOptional(),
  claim: text,
  check: claim,
});

const notice = z.object({
  code: z.enum(NOTICE_CODES),
  stage: z.enum(STAGES),
  path: repoPath.exactOptional(),
  params: z.record(text, z.union([text, z.number()])).exactOptional(),
});

const coverage = z.object({
  complete: z.boolean(),
  files: z.array(z.object({ role: text, language: text, seen: count, read: count, parsed: count, skipped: count })),
  skipped: z.array(z.object({ path: repoPath, reason: text })),
});

const diagram = z.object({
  id: text,
  kind: text,
  title: text,
  svg: text,
  nodes: z.array(z.object({ id: text, label: text, path: text.exactOptional(), symbol: text.exactOptional() })),
  edges: z.array(
    z.object({ from: text, to: text, kind: text, path: text.exactOptional(), line: line.exactOptional() }),
  ),
});

const page = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  kind: z.enum([
    'overview',
    'getting-started',
    'architecture',
    'flow',
    'module',
    'configuration',
    'interfaces',
    'data',
    'extending',
    'security',
    'operations',
    'reference',
    'coverage',
  ]),
  parent: text.exactOptional(),
  origin,
  version: z.int().positive(),
  summary: text,
  html: text,
  markdown: text,
  citations: z.array(citation),
  diagrams: z.array(diagram),
  droppedCount: count,
  notices: z.array(notice),
});

const described = {
  schema: z.literal('orionwiki-bundle/1'),
  repo: z.object({
    url: text,
    host: text,
    fullName: text,
    kind: z.enum(['github', 'gitlab', 'bitbucket', 'bitbucket-server', 'azure', 'gitea', 'unknown', 'local']),
    commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
    ref: text,
    date: text,
    subdir: text,
  }),
  language: z.enum(WIKI_LANGUAGES),
  mode: z.enum(['facts', 'model']),
  size: z.enum(['full', 'concise']),
  outcome: z.enum(['complete', 'partial']),
  generator: z.object({
    name: z.literal('OrionWiki'),
    version: text,
    model: text.exactOptional(),
    prompts: z.array(text).exactOptional(),
    usage: z.object({ calls: count, inputTokens: count, outputTokens: count }).exactOptional(),
  }),
};

/** The small description that stands in the exported file. */
const manifestSchema = z.object({ ...described, pages: count, citations: count });

/**
 * The wiki as data, `wiki.json`. Unknown fields are dropped, so that newer files can be read. The annotation makes a
 * drift between schema and type a compile error.
 */
export const bundleSchema: z.ZodType<Bundle> = z.object({
  ...described,
  pages: z.array(page),
  coverage,
  notices: z.array(notice),
});

/** What the exported HTML file carries for a later `verify`. */
export const embeddedSchema = z.object({
  manifest: manifestSchema,
  pages: z.array(z.object({ id: text, title: text, origin })),
  citations: z.object({
    paths: z.array(repoPath),
    claims: z.array(text),
    pages: z.array(
      z.array(z.union([z.tuple([count, line, line, count, claim]), z.tuple([count, line, line, count, claim, text])])),
    ),
  }),
  coverage,
  notices: z.array(notice),
});

/** JSON Schema (draft 2020-12) of `wiki.json`, for readers in other languages. */
export function bundleJsonSchema(): object {
  return z.toJSONSchema(bundleSchema, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === repoPath) jsonSchema.type = 'string';
    },
  });
}
