import type { CiAction, CiJobFact, PublishingStep } from '../analysis.ts';

const UPLOADS =
  /\b(npm publish|pnpm (-r )?publish|yarn (npm )?publish|bun publish|changeset publish|lerna publish|twine upload|uv publish|flit publish|hatch publish|poetry publish|cargo publish|gem push|dotnet nuget push|goreleaser( release)?|docker push|buildx build .*--push|semantic-release|mvn deploy|gradlew? publish)\b/;
const RELEASES = /\bgh release create\b/;
const ADDS = /\bgh release upload\b/;
/** A line that only shows the command, or runs it without an effect. */
const NO_EFFECT = /--dry-run|--no-push|--skip-publish|--snapshot|^\s*(echo|printf|#)\b|^\s*#/;
/** Actions that upload, by the name without version; those with a value upload only when this input says so. */
const UPLOADING: readonly (readonly [RegExp, input?: string])[] = [
  [/^pypa\/gh-action-pypi-publish$/],
  [/^docker\/build-push-action$/, 'push'],
  [/^docker\/bake-action$/, 'push'],
  [/^goreleaser\/goreleaser-action$/],
  [/^js-devtools\/npm-publish$/i],
  [/^changesets\/action$/, 'publish'],
  [/^cycjimmy\/semantic-release-action$/],
  [/^rubygems\/release-gem$/],
  [/^katyo\/publish-crates$/],
];
const RELEASING =
  /^(softprops\/action-gh-release|ncipollo\/release-action|actions\/create-release|release-drafter\/release-drafter)$/;
const SITES = /^(actions\/deploy-pages|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action)$/i;

/** Steps of the job that publish when they run as written, in order. */
export function publishingSteps(job: Pick<CiJobFact, 'commands' | 'actions'>): PublishingStep[] {
  const commands = job.commands.flatMap(({ command, startLine, endLine }) =>
    command.split('\n').flatMap((line): PublishingStep[] => {
      const kind = kindOfCommand(line.trim());
      return kind === undefined ? [] : [{ words: line.trim(), how: 'command', kind, startLine, endLine }];
    }),
  );
  const actions = (job.actions ?? []).flatMap((action): PublishingStep[] => {
    const kind = kindOfAction(action);
    const { startLine, endLine } = action;
    return kind === undefined ? [] : [{ words: nameOf(action), how: 'action', kind, startLine, endLine }];
  });
  return [...commands, ...actions];
}

/** Whether a line of a script uploads something. */
export function publishesLine(line: string): boolean {
  return kindOfCommand(line) === 'upload';
}

function nameOf({ name }: CiAction): string {
  return name.replace(/@.*$/, '');
}

function kindOfCommand(line: string): PublishingStep['kind'] | undefined {
  if (NO_EFFECT.test(line)) return undefined;
  if (UPLOADS.test(line)) return 'upload';
  if (RELEASES.test(line)) return /(^|\s)(--draft|-d)(\s|$|=true)/.test(line) ? 'draft' : 'release';
  return ADDS.test(line) ? 'release' : undefined;
}

function kindOfAction(action: CiAction): PublishingStep['kind'] | undefined {
  const name = nameOf(action);
  const { inputs = {} } = action;
  const uploading = UPLOADING.find(([pattern]) => pattern.test(name));
  if (uploading !== undefined) {
    const [, input] = uploading;
    const isPushed = /\bpush=true\b/.test(inputs.outputs ?? '');
    const said = input === undefined || isPushed ? 'true' : (inputs[input] ?? 'false');
    const isTrial = /--snapshot|--skip-publish|--skip=publish/.test(inputs.args ?? '') || inputs['dry-run'] === 'true';
    return isTrial || /^(false|)$/i.test(said) ? undefined : 'upload';
  }
  if (RELEASING.test(name)) {
    if (/drafter$/.test(name)) return inputs.publish === 'true' ? 'release' : 'draft';
    return inputs.draft === 'true' ? 'draft' : 'release';
  }
  return SITES.test(name) ? 'site' : undefined;
}
