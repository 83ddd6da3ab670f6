import { expect, test } from 'vitest';
import { renderQueries } from '../../scripts/generate-queries.ts';
import { QUERY_TEXTS } from '../../src/3-analyse/parsing/queries.generated.ts';

test('the generated queries are those on disk', () => {
  for (const text of Object.values(QUERY_TEXTS)) expect(renderQueries()).toContain(JSON.stringify(text));
  expect(renderQueries().match(/^ {2}\w+: /gm)).toHaveLength(Object.keys(QUERY_TEXTS).length);
});
