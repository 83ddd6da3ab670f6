import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findKustomize, isKustomizeRequired, NOT_RUN, renderOverlay } from './find-kustomize.ts';
import { goldenPath, OVERLAYS } from './manifest-set.ts';

const kustomize = findKustomize();

test.for(OVERLAYS)('infra/rendered/%s.yaml is what the overlay renders to', (overlay, { skip }) => {
  if (kustomize === undefined) {
    if (isKustomizeRequired()) throw new Error(`ORION_REQUIRE holds kustomize, and there is none (${NOT_RUN})`);
    console.warn(NOT_RUN);
    skip(NOT_RUN);
    return;
  }
  const golden = readFileSync(goldenPath(overlay), 'utf8');
  expect(renderOverlay(kustomize, overlay), 'render it again, see infra/README.md').toBe(golden);
});
