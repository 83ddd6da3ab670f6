import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '@orionwiki/test-kit/browser';

const FOLDER = join(import.meta.dirname, '../../tools/lighthouse');

/** How long the browser may take to start, in milliseconds. */
const START_MS = 30_000;

/** What Lighthouse says about one load of a page; scores from 0 to 1. */
export interface Judgement {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  /** Largest contentful paint. */
  readonly paintMs: number;
  /** Total blocking time. */
  readonly blockedMs: number;
  readonly layoutShift: number;
  /** What cost points, apart from timings. */
  readonly findings: readonly string[];
}

interface Audit {
  readonly score: number | null;
  readonly title: string;
  readonly numericValue?: number;
}

interface Report {
  readonly categories: Readonly<
    Record<string, { readonly score: number; readonly auditRefs: readonly { readonly id: string }[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
}

type Lighthouse = (url: string, flags: object) => Promise<{ readonly lhr: Report } | undefined>;

/**
 * Lighthouse with a browser of its own. It is brought on first use into `tools/lighthouse`: nothing else needs it.
 * @throws Error when it cannot be installed or the browser does not start
 */
export async function openLighthouse() {
  const entry = join(FOLDER, 'node_modules/lighthouse/core/index.js');
  if (!existsSync(entry)) {
    const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    if (spawnSync('npm', options, { cwd: FOLDER, stdio: ['ignore', 2, 2] }).status !== 0)
      throw new Error('Lighthouse could not be installed');
  }
  const { default: lighthouse } = (await import(pathToFileURL(entry).href)) as { readonly default: Lighthouse };
  const profile = await mkdtemp(join(tmpdir(), 'orionwiki-lighthouse-'));
  const { executablePath, env } = findBrowser();
  const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run'];
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  const child = spawn(executablePath, flags, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await portOf(child);
  return {
    /** Loads a page as a phone on a slow network would, and judges it. */
    async judge(url: string): Promise<Judgement> {
      const onlyCategories = ['performance', 'accessibility', 'best-practices'];
      const result = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories });
      if (!result) throw new Error(`Lighthouse said nothing about ${url}`);
      return judgementOf(result.lhr);
    },
    async close(): Promise<void> {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The port on which the browser says that it listens. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (): void => reject(new Error(`the browser did not start:\n${said.slice(-2000)}`));
    const limit = setTimeout(fail, START_MS);
    child.once('exit', fail);
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
  });
}

function judgementOf({ categories, audits }: Report): Judgement {
  const scoreOf = (name: string): number => categories[name]?.score ?? 0;
  const figureOf = (name: string): number => audits[name]?.numericValue ?? 0;
  const findings = ['accessibility', 'best-practices'].flatMap((category) =>
    (categories[category]?.auditRefs ?? []).flatMap(({ id }) => {
      const audit = audits[id];
      return audit && audit.score !== null && audit.score < 1 ? [`${category}: ${id}: ${audit.title}`] : [];
    }),
  );
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    bestPractices: scoreOf('best-practices'),
    paintMs: figureOf('largest-contentful-paint'),
    blockedMs: figureOf('total-blocking-time'),
    layoutShift: figureOf('cumulative-layout-shift'),
    findings,
  };
}
