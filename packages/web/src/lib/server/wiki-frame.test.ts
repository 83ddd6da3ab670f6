import { describe, expect, test } from 'vitest';
import { wikiFrame } from './wiki-frame.ts';

const HASH = `sha256-${'a'.repeat(43)}=`;
const policyOf = (query: string): string =>
  wikiFrame(new URLSearchParams(query)).headers.get('content-security-policy') ?? '';

describe('wikiFrame', () => {
  test('allows the hashes it is given and has no origin', () => {
    const policy = policyOf(new URLSearchParams({ script: HASH, style: HASH }).toString());
    expect(policy).toMatch(new RegExp(`script-src '[^']+' '${HASH}';`));
    expect(policy).toContain(`style-src '${HASH}';`);
    expect(policy).toContain('sandbox allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
  });

  test.each([
    "script='unsafe-inline'",
    'script=https://evil.example',
    'style=*;script-src *',
    `script=${HASH} 'unsafe-eval'`,
  ])('%s gets into no policy', (query) => {
    expect(policyOf(query)).not.toMatch(/unsafe|evil|\*/);
    expect(policyOf(query)).toContain("style-src 'none'");
  });
});
