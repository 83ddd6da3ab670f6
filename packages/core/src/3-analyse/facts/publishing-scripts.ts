import type { RepoPath } from '#vocabulary';
import type { CiJobFact, PublishingStep } from '../analysis.ts';
import { publishesLine } from './publishing-steps.ts';

/** Longest script looked at, in characters: those that publish are short. @source own bound */
const MAX_SCRIPT = 50_000;

/** Whether a shell script uploads what was built, when it runs as written. */
export function isPublishingScript(path: RepoPath, text: string): boolean {
  if (text.length > MAX_SCRIPT || !(/\.(sh|bash)$/.test(path) || /^#!.*\b(ba|da|z|k)?sh\b/.test(text.slice(0, 80))))
    return false;
  return text.split('\n').some((line) => publishesLine(line.trim()));
}

/** The job with what it publishes through scripts of the repository. */
export function withPublishingScripts(job: CiJobFact, scripts: ReadonlySet<string>): CiJobFact {
  if (scripts.size === 0) return job;
  const found = job.commands.flatMap(({ command, startLine, endLine }) =>
    command.split('\n').flatMap((line): PublishingStep[] => {
      const script = /^(?:(?:ba|z|k)?sh\s+)?(?:\.\/)?([\w./-]+)/.exec(line.trim())?.[1];
      return script !== undefined && scripts.has(script)
        ? [{ words: line.trim(), how: 'command', kind: 'upload', startLine, endLine }]
        : [];
    }),
  );
  return found.length === 0 ? job : { ...job, publishing: [...(job.publishing ?? []), ...found] };
}
