import {
  OrionError,
  type RenderedPage,
  type RetryPorts,
  type RunPorts,
  type WikiManifest,
  type WikiRequest,
} from '@orionwiki/core';
import type { FinishedWiki, GenerateWiki, KeptPages } from '../src/runs/generate-port.ts';

/** One run of the conductor, played by a test. */
export class ScriptedRun {
  readonly request: WikiRequest;
  readonly ports: RunPorts;
  readonly #outcome = Promise.withResolvers<FinishedWiki>();
  #pages = 0;

  constructor(request: WikiRequest, ports: RunPorts) {
    this.request = request;
    this.ports = ports;
  }

  get finished(): Promise<FinishedWiki> {
    return this.#outcome.promise;
  }

  /** Hands in a version of a page, as the conductor does: page first, then event. */
  page(id: string, version = 1): void {
    this.#pages++;
    this.ports.onPage(renderedPage(id, version));
    this.ports.onEvent({ type: 'page', pageId: id, version, origin: 'facts', title: `Title of ${id}` });
  }

  finish(outcome: FinishedWiki['outcome'] = 'complete', retries?: KeptPages): void {
    this.#outcome.resolve({ ...finishedWiki(outcome), ...(retries ? { retries } : {}) });
  }

  fail(error: unknown): void {
    this.#outcome.reject(error);
  }

  /** What the conductor does when its signal aborts: what is finished, or CANCELLED. */
  stop(): void {
    if (this.#pages > 0) this.finish('cancelled');
    else this.fail(new OrionError('CANCELLED'));
  }
}

/** A retry of one page, played by a test. */
interface ScriptedRetry {
  readonly pageId: string;
  readonly ports: RetryPorts;
  /** The model wrote the page: version 3 and a complete wiki. */
  succeed(): void;
  fail(error: unknown): void;
}

/** The failed pages of a scripted wiki; each retry waits for the test. */
export class ScriptedRetries implements KeptPages {
  readonly begun: ScriptedRetry[] = [];
  readonly keptChars = 1000;
  readonly #failed: Set<string>;
  #onRetry: (() => void)[] = [];

  constructor(...pageIds: string[]) {
    this.#failed = new Set(pageIds);
  }

  get wiki(): FinishedWiki {
    return { ...finishedWiki(this.#failed.size === 0 ? 'complete' : 'partial'), retries: this };
  }

  has(pageId: string): boolean {
    return this.#failed.has(pageId);
  }

  retry(pageId: string, ports: RetryPorts): ReturnType<KeptPages['retry']> {
    const outcome = Promise.withResolvers<Awaited<ReturnType<KeptPages['retry']>>>();
    const usage = { calls: 1, inputTokens: 700, outputTokens: 70 };
    const succeed = (): void => {
      this.#failed.delete(pageId);
      ports.onPage(renderedPage(pageId, 3));
      ports.onEvent({ type: 'page', pageId, version: 3, origin: 'model', title: `Title of ${pageId}` });
      outcome.resolve({ origin: 'model', version: 3, usage, wiki: this.wiki });
    };
    this.begun.push({ pageId, ports, succeed, fail: outcome.reject });
    for (const tell of this.#onRetry.splice(0)) tell();
    return outcome.promise;
  }

  /** The retry with this number, from 0, as soon as it has begun. */
  async retried(index: number): Promise<ScriptedRetry> {
    for (;;) {
      const retry = this.begun[index];
      if (retry) return retry;
      await new Promise<void>((resolve) => this.#onRetry.push(resolve));
    }
  }
}

type Script = (run: ScriptedRun) => void | Promise<void>;

/** A conductor whose runs do what a test tells them. */
export class ScriptedGenerate {
  readonly runs: ScriptedRun[] = [];
  readonly #script: Script | undefined;
  #onRun: (() => void)[] = [];

  /** `script` plays each run; without one the test does it through {@link run}. */
  constructor(script?: Script) {
    this.#script = script;
  }

  readonly generate: GenerateWiki = (request, ports) => {
    const run = new ScriptedRun(request, ports);
    ports.signal.addEventListener('abort', () => run.stop(), { once: true });
    if (ports.signal.aborted) run.stop();
    this.runs.push(run);
    for (const tell of this.#onRun.splice(0)) tell();
    void Promise.resolve(this.#script?.(run)).catch((error) => run.fail(error));
    return run.finished;
  };

  /** The run with this number, from 0, as soon as it has begun. */
  async run(index: number): Promise<ScriptedRun> {
    for (;;) {
      const run = this.runs[index];
      if (run) return run;
      await new Promise<void>((resolve) => this.#onRun.push(resolve));
    }
  }
}

/** A wiki with recognisable files. */
export function finishedWiki(outcome: FinishedWiki['outcome'] = 'complete'): FinishedWiki {
  const manifest = {
    schema: 'orionwiki-bundle/1',
    repo: { host: 'git.example.org', fullName: 'owner/repo', commit: 'a'.repeat(40) },
    pages: 2,
    citations: 5,
    outcome: outcome === 'cancelled' ? 'partial' : outcome,
  } as unknown as WikiManifest;
  return {
    outcome,
    manifest,
    notices: [],
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
    file: (format) => ({
      filename: `owner-repo-aaaaaaa-wiki.en.${format}`,
      mediaType: 'text/html',
      encoding: 'utf8',
      body: `<!doctype html><title>${format} ${outcome}</title>`,
    }),
  };
}

/** A version of a page. */
export function renderedPage(id: string, version: number): RenderedPage {
  return {
    id,
    title: `Title of ${id}`,
    kind: 'module',
    origin: 'facts',
    version,
    summary: '',
    html: `<p>${id} ${version}</p>`,
    markdown: '',
    citations: [],
    diagrams: [],
    droppedCount: 0,
    notices: [],
  };
}
