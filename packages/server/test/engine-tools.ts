import { Secret } from '@orionwiki/core';
import type { EngineLimits } from '../src/runs/engine-parts.ts';
import type { RunEngine, RunEvent, RunOrder } from '../src/runs/run-engine.ts';
import type { ScriptedGenerate } from './scripted-generate.ts';

const never = new AbortController().signal;

/** Makes an engine for one test, which ends with the test. */
export type EngineOf = (generate: ScriptedGenerate, limits?: Partial<EngineLimits>) => Promise<RunEngine>;

/** An order for a repository that no test contacts. */
export function factsOrder(token?: string): RunOrder {
  return {
    request: {
      repository: {
        url: 'https://git.example.org/owner/repo',
        ...(token === undefined ? {} : { token: new Secret(token) }),
      },
      mode: 'facts',
      language: 'en',
      size: 'full',
      include: [],
      exclude: [],
    },
  };
}

/** Every event behind `after`, up to the last one. */
export async function allEvents(engine: RunEngine, runId: string, after: string | undefined): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of engine.events(runId, after, never)) events.push(event);
  return events;
}
