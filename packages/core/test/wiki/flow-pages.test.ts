import { beforeAll, describe, expect, test } from 'vitest';
import type { VerifiedPage } from '#verified';
import { buildFlows } from '../../src/3-analyse/flows/build-flows.ts';
import { flowSample } from './flow-sample.ts';
import { textOf, verifyWiki } from './write-relay.ts';

let pages: VerifiedPage[] = [];
let turkish: VerifiedPage[] = [];

beforeAll(async () => {
  const { analysis, source } = flowSample().build();
  const built = { analysis: { ...analysis, flows: buildFlows(analysis) }, source };
  pages = await verifyWiki(built);
  turkish = await verifyWiki(built, { language: 'tr', size: 'full' });
});

describe('pages of flows', () => {
  test('print', () => {
    for (const { draft, dropped } of [...pages, ...turkish]) {
      if (draft.kind !== 'flow') continue;
      console.log(`# ${draft.title}\n${textOf(draft)}\n${JSON.stringify(dropped, null, 1)}`);
      console.log(JSON.stringify(draft.diagrams.map((d) => d.edges.map((e) => `${e.from}>${e.to} ${e.label}`))));
    }
    expect(1).toBe(1);
  });
});
