import type { CiFilter, CiJobFact } from '#analysis';
import type { Inline } from '#draft';
import type { Evidence } from '#vocabulary';
import { prove } from './evidence.ts';
import { code } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** Words between names, as a message gives them. */
export type Parts = readonly { readonly kind: string }[];

/** Triggers and values of a filter that are told. @source own bounds: the definition shows the rest */
const TOLD = { triggers: 5, values: 3 } as const;
/** Triggers that a change of files can narrow. */
const BY_CHANGE = /^(push|pull_request|pull_request_target|merge_group)$/;

/** What starts the workflow, in words, with the branches, tags, paths and times that narrow it. */
export function when(job: CiJobFact, { texts }: PageTools): { said: Parts; evidence: Evidence[] } {
  const triggers = job.triggers.slice(0, TOLD.triggers);
  const evidence: Evidence[] = [];
  const say = new TriggerWords(job, texts, evidence);
  const changes = triggers.filter((trigger) => BY_CHANGE.test(trigger));
  const others = triggers.filter((trigger) => !BY_CHANGE.test(trigger));
  const narrowed = changes.map((trigger) => JSON.stringify(say.narrowing(trigger)));
  const isOneNarrowing = new Set(narrowed).size === 1 && narrowed[0] !== '[]';
  const first = changes.flatMap((trigger) =>
    isOneNarrowing ? say.event(trigger) : say.narrow(say.event(trigger), trigger),
  );
  const [leader] = changes;
  const told = unique(first);
  const grouped = isOneNarrowing && leader !== undefined ? say.narrow([texts.common.or(told)], leader) : told;
  const parts = unique([...grouped, ...others.flatMap((trigger) => say.event(trigger))]);
  return { said: parts.length === 0 ? [] : texts.common.or(parts), evidence };
}

function unique(parts: readonly Parts[]): Parts[] {
  const keys = parts.map((part) => JSON.stringify(part));
  return parts.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

function plain(text: string): readonly Inline[] {
  return [{ kind: 'text', text }];
}

class TriggerWords {
  readonly #job: CiJobFact;
  readonly #texts: PageTools['texts'];
  readonly #evidence: Evidence[];

  constructor(job: CiJobFact, texts: PageTools['texts'], evidence: Evidence[]) {
    this.#job = job;
    this.#texts = texts;
    this.#evidence = evidence;
  }

  /** The trigger in words; a push of tags alone is no push. */
  event(trigger: string): Parts[] {
    const t = this.#texts.operations.when;
    if (trigger === 'push') return this.#push();
    if (trigger === 'pull_request' || trigger === 'pull_request_target') {
      const branches = this.#values(trigger, 'branches');
      const event = branches.length > 0 ? t.pullRequestTo({ branches }) : plain(t.pullRequest);
      const isBeside = this.#job.besideChanges?.includes(trigger) === true;
      const said = isBeside ? t.onTypes({ event, types: this.#values(trigger, 'types') }) : event;
      return [trigger === 'pull_request_target' ? t.onTarget({ event: said }) : said];
    }
    if (trigger === 'schedule') {
      const times = this.#values(trigger, 'cron');
      return [times.length > 0 ? t.schedule({ times }) : plain(t.scheduled)];
    }
    if (trigger === 'workflow_dispatch') return [plain(t.byHand)];
    if (trigger === 'workflow_call') return [plain(t.called)];
    if (trigger === 'release') return [plain(t.release)];
    return [t.event({ name: code(trigger) })];
  }

  #push(): Parts[] {
    const t = this.#texts.operations.when;
    const branches = this.#values('push', 'branches');
    const without = this.#values('push', 'branches-ignore');
    const tags = this.#values('push', 'tags');
    const pushed =
      branches.length > 0
        ? t.pushTo({ branches })
        : without.length > 0
          ? t.pushOutside({ branches: without })
          : plain(t.push);
    const isTagOnly = tags.length > 0 && branches.length === 0;
    return [
      ...(isTagOnly ? [] : [pushed]),
      ...(tags.length === 0 ? [] : [isAnyTag(this.#job) ? plain(t.anyTag) : t.tag({ tags })]),
    ];
  }

  /** The paths that narrow a trigger, for comparing; empty without any. */
  narrowing(trigger: string): readonly CiFilter['values'][] {
    return ['paths', 'paths-ignore'].flatMap((kind) =>
      (this.#job.filters ?? [])
        .filter((one) => one.trigger === trigger && one.kind === kind)
        .map(({ values }) => values),
    );
  }

  /** The events with the paths that have to change, or have to change beside others. */
  narrow(events: readonly Parts[], trigger: string): Parts[] {
    const t = this.#texts.operations.when;
    const within = this.#values(trigger, 'paths');
    const outside = this.#values(trigger, 'paths-ignore');
    return events.map((event) => {
      if (within.length > 0) return t.withChanges({ event, paths: within });
      return outside.length > 0 ? t.withOtherChanges({ event, paths: outside }) : event;
    });
  }

  #values(trigger: string, kind: CiFilter['kind']): Parts {
    const { path, filters = [] } = this.#job;
    const found = filters.filter((filter) => filter.trigger === trigger && filter.kind === kind);
    const all = found.flatMap((filter) => filter.values.map((value) => ({ filter, value })));
    const values = all.slice(0, TOLD.values);
    for (const { filter, value } of values)
      this.#evidence.push(prove(path, filter, { predicate: 'says', words: value }));
    // A pattern that lets every branch through narrows nothing.
    if (values.length === 0 || (kind === 'branches' && all.some(({ value }) => value === '**'))) return [];
    const { or, moreOf } = this.#texts.common;
    const rest = all.length - values.length;
    const names = values.map(({ value }) => code(value));
    return or(rest > 0 ? [...names, moreOf({ rest })] : names);
  }
}

/** Whether the pattern of tags lets every one through. */
function isAnyTag({ filters = [] }: CiJobFact): boolean {
  return filters.some(({ kind, values }) => kind === 'tags' && values.some((value) => value === '*' || value === '**'));
}
