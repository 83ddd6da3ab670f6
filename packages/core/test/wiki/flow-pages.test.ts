import { beforeAll, describe, expect, test } from 'vitest';
import { statementsOf } from '#draft';
import type { VerifiedPage } from '#verified';
import type { Claim } from '#vocabulary';
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

function flowPage(from = pages, id = 'how-post-hooks'): VerifiedPage {
  const page = from.find(({ draft }) => draft.id === id);
  if (page === undefined) throw new RangeError('no page of a flow');
  return page;
}

function linesOf(id?: string): string[] {
  return textOf(flowPage(pages, id).draft).split('\n');
}

function claimsOf(words: string): Claim[] {
  const statements = flowPage().draft.blocks.flatMap(statementsOf);
  const found = statements.find(({ inlines }) => inlines.some((inline) => 'text' in inline && inline.text === words));
  return found?.evidence.map(({ claim }) => claim) ?? [];
}

describe('the page of a flow', () => {
  test('loses nothing when it is verified, in either language', () => {
    expect([...pages, ...turkish].flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  test('is called after what comes in', () => {
    expect(flowPage().draft.title).toBe('How POST /hooks is handled');
    expect(flowPage(turkish).draft.title).toBe('POST /hooks isteği nasıl karşılanır');
  });

  test('opens with where the request comes in, who answers it, and where the program is left', () => {
    const [opening] = linesOf();
    expect(opening).toContain(
      'comes in through startServer and is answered by acceptHook, as http/routes.ts registers it',
    );
    expect(opening).toContain(
      'startServer opens a port with server.listen and FileQueue.write changes files with writeFile',
    );
    expect(opening).toContain('It crosses http and store.');
  });

  test('tells the steps in the order of the lines, what a caller does afterwards behind what it calls', () => {
    const steps = linesOf().filter((line) => /^\d+\. /.test(line));
    expect(steps).toEqual([
      '1. startServer opens a port with server.listen.',
      '2. startServer calls answerTo, which calls readBody, where MAX_BODY_BYTES is 1024 * 1024 (1 MiB).',
      '3. Back in answerTo, the program answers 413 when body === undefined.',
      '4. answerTo calls route, which answers 404 when !found.',
      '5. route runs what it finds in ROUTES, one of 2 entries; here that is acceptHook.',
      '6. acceptHook calls checkSignature (“Throws unless the header holds the signature of the body”), which raises SignatureError when !request.header (“signature is missing”).',
      '7. Where acceptHook calls queue.put, the Queue at hand decides between FileQueue.put, which is followed here, and MemoryQueue.put.',
      "8. FileQueue.put calls FileQueue.write with 'waiting', which changes files with writeFile and rename.",
      '9. Back in acceptHook, the program answers 202.',
    ]);
  });

  test('tells what becomes of failures that are caught', () => {
    expect(linesOf()).toContain(
      'After catching a failure, answerTo answers 401 when error instanceof SignatureError and answers 500 otherwise.',
    );
  });

  test('leaves first steps to the page that tells them', () => {
    const [, first, second] = linesOf('how-get-parked');
    expect(first).toBe(
      '1. Up to route the way is the one of How POST /hooks is handled: it leads through startServer and answerTo.',
    );
    expect(second).toMatch(/^2\. route runs what it finds in ROUTES/);
  });

  test('proves calls, conditions, ends and arguments by what they say', () => {
    const claims = claimsOf('SignatureError');
    expect(claims).toContainEqual({ predicate: 'calls', callee: 'checkSignature' });
    expect(claims).toContainEqual({ predicate: 'ends', kind: 'raises', name: 'SignatureError' });
    expect(claims).toContainEqual({ predicate: 'when', condition: '!request.header', outcome: 'SignatureError' });
    expect(claimsOf("'waiting'")).toContainEqual({
      predicate: 'passes',
      callee: 'this.write',
      argument: "'waiting'",
    });
  });

  test('draws who calls whom: a lane for each file and each place outside, a line behind every arrow', () => {
    const [diagram] = flowPage().draft.diagrams;
    expect(diagram?.kind).toBe('sequence');
    expect(diagram?.nodes.map(({ label }) => label)).toEqual([
      'server.ts',
      'routes.ts',
      'signature.ts',
      'queue.ts',
      'port',
      'disk',
    ]);
    expect(diagram?.edges.every(({ evidence }) => evidence !== undefined)).toBe(true);
    expect(diagram?.edges.at(-1)).toMatchObject({ label: 'writeFile', to: 'writes-file' });
  });

  test('is reached from the first page and from the parts that it crosses', () => {
    const linking = pages.filter(({ draft }) =>
      draft.blocks
        .flatMap(statementsOf)
        .some(({ inlines }) => inlines.some((inline) => inline.kind === 'page' && inline.pageId === 'how-post-hooks')),
    );
    expect(linking.map(({ draft }) => draft.id)).toEqual(expect.arrayContaining(['overview', 'http', 'store']));
  });

  test('stands below a page that says which to read first and what they share', () => {
    const [intro, ...others] = linesOf('how-it-works');
    expect(intro).toContain('These 2 pages follow the code step by step');
    expect(others.at(-1)).toMatch(/^More than one of them passes through .*answerTo/);
    expect(flowPage().draft.parent).toBe('how-it-works');
  });

  test('has no sentence of one shape more than twice', () => {
    const shapes = new Map<string, number>();
    for (const { inlines } of flowPage().draft.blocks.flatMap(statementsOf)) {
      const shape = inlines.map((inline) => (inline.kind === 'text' ? inline.text : 'N')).join('');
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    }
    expect(Math.max(...shapes.values())).toBeLessThanOrEqual(2);
  });
});
