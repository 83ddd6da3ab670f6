import { type Files, readSampleFiles, type SampleKind } from '@orionwiki/test-kit/samples';
import { beforeAll, describe, expect, test } from 'vitest';
import type { VerifiedPage } from '#verified';
import { analyseTexts } from '../analyse/tiny-repository.ts';
import { sourceOf } from './analysis-builder.ts';
import { textOf, verifyWiki } from './write-relay.ts';

/** The pages of a sample as the whole pipeline makes them, from its files to what the check leaves. */
async function pagesOf(kind: Exclude<SampleKind, 'empty'>): Promise<VerifiedPage[]> {
  const files: Files = await readSampleFiles(kind);
  const texts = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString()]));
  return verifyWiki({ analysis: await analyseTexts(texts), source: sourceOf(new Map(Object.entries(texts))) });
}

function flowsIn(pages: readonly VerifiedPage[]): VerifiedPage[] {
  return pages.filter(({ draft }) => draft.kind === 'flow');
}

function textsIn(pages: readonly VerifiedPage[], title: string): string[] {
  const page = pages.find(({ draft }) => draft.title === title);
  return page === undefined ? [] : textOf(page.draft).split('\n');
}

describe('the flows of a service', () => {
  let pages: VerifiedPage[] = [];
  beforeAll(async () => {
    pages = await pagesOf('typescript-service');
  });

  test('are its command and its requests, and nothing of them is dropped', () => {
    expect(flowsIn(pages).map(({ draft }) => draft.title)).toEqual([
      'How it works',
      'What hookline serve does',
      'How POST /hooks/* is handled',
      'How GET /parked is handled',
    ]);
    expect(flowsIn(pages).flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  test('tell limits, refusals and where the webhook is kept', () => {
    const text = textsIn(pages, 'How POST /hooks/* is handled').join('\n');
    expect(text).toContain('where MAX_BODY_BYTES is 1024 * 1024 (1 MiB)');
    expect(text).toContain('raises SignatureError when !header?.startsWith(PREFIX) (“signature is missing”)');
    expect(text).toContain(
      'the Queue at hand decides between FileQueue.put, which is followed here, and MemoryQueue.put',
    );
    expect(text).toContain('changes files with mkdir, writeFile and rename');
    expect(text).toContain('the program answers 202');
  });
});

describe('the flows of a tool', () => {
  test('are its commands, with what they take, what they go by and how they end', async () => {
    const pages = await pagesOf('python-tool');
    expect(flowsIn(pages).flatMap(({ dropped }) => dropped)).toEqual([]);
    const [opening, ...steps] = textsIn(pages, 'What tideline extremes does');
    expect(opening).toContain('Typing tideline extremes (“Print high and low water”) runs extremes');
    expect(steps.join('\n')).toContain(
      'raises UnknownFormatError unless it has returned before, where READERS holds CsvReader and JsonLinesReader',
    );
    expect(steps.join('\n')).toContain('After catching TidelineError, extremes exits through sys.exit.');
  });
});

describe('the flows of a library', () => {
  test('are its public functions and the program beside them, open where a codec is chosen', async () => {
    const pages = await pagesOf('go-library');
    expect(flowsIn(pages).flatMap(({ dropped }) => dropped)).toEqual([]);
    expect(flowsIn(pages).map(({ draft }) => draft.title)).toEqual(
      expect.arrayContaining(['What kiln does', 'What Cache.Fetch does']),
    );
    const fetch = textsIn(pages, 'What Cache.Fetch does').join('\n');
    expect(fetch).toContain('changes files with os.CreateTemp, os.Remove and os.Rename');
    expect(fetch).toMatch(/c\.codec\.Decode in Cache\.Get .*gzipCodec\.Decode and plainCodec\.Decode/);
  });
});
