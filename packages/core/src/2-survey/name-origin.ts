import type { RepositoryOrigin } from '#snapshot';
import type { RepoSurvey } from './repo-survey.ts';

/** Names of folders that say where a repository lies, not which one it is. */
const NAMELESS =
  /^(repo|repos|repository|src|source|sources|checkout|clone|git|bare|mirror|work|workspace|workdir|worktree|project|code|app|build|tmp|temp|test|a|b)$/i;

/**
 * The origin under the project's own name: a local folder called `repo` tells nothing, so the manifest at the root does.
 * Other origins stay as they are.
 */
export function nameOrigin(origin: RepositoryOrigin, { packages }: Pick<RepoSurvey, 'packages'>): RepositoryOrigin {
  if (origin.kind !== 'local' || !NAMELESS.test(origin.name)) return origin;
  const stated = packages.filter(({ root }) => root === '').flatMap(({ name }) => name?.value ?? []);
  const names = stated.map(lastPart).filter((one) => /^[\w.-]{1,100}$/.test(one) && !NAMELESS.test(one));
  // Beside `tool-client` a `tool` is the whole.
  const name = names.find((one) => names.some((other) => other.startsWith(`${one}-`))) ?? names[0];
  return name === undefined ? origin : { ...origin, name, fullName: name };
}

/** `@scope/name` → `name`; `example.org/group/tool/v2` → `tool`. */
function lastPart(name: string): string {
  const parts = name.split('/').filter((part) => !/^v\d{1,4}$/.test(part));
  return parts.at(-1) ?? name;
}
