import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findShapeFaults } from './check-shape.ts';
import { COMPONENT_ORDER, type Component, componentFolders, expectedRefusal, objectsOf } from './find-components.ts';
import { findFaults } from './find-faults.ts';
import { findKustomize, isKustomizeRequired, type Kustomize, NOT_RUN, renderFolder } from './find-kustomize.ts';
import { INFRA, parseManifests } from './manifest-set.ts';

test('every component is known here', () => {
  expect(componentFolders()).toEqual([...COMPONENT_ORDER].sort());
});

test.each(COMPONENT_ORDER)('the objects of %s have known fields of the right types', (component) => {
  expect(findShapeFaults(objectsOf(component))).toEqual([]);
});

const kustomize = findKustomize();
const work = mkdtempSync(join(tmpdir(), 'orion-components-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What is wrong with base and these components, whoever says it: kustomize, which does not render it, or the rules. */
function faultsOf(program: Kustomize, chosen: readonly Component[]): string {
  const folder = mkdtempSync(join(work, 'overlay-'));
  const pathOf = (...parts: string[]): string => relative(folder, join(INFRA, ...parts));
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: 'orionwiki',
    resources: [pathOf('base'), pathOf('namespace')],
    components: chosen.map((name) => pathOf('components', name)),
    images: [{ name: 'orionwiki', newName: 'registry.example.com/orionwiki/orionwiki', newTag: '0.1.0' }],
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify(kustomization));
  try {
    return findFaults(parseManifests(renderFolder(program, folder))).join('\n');
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * None, each alone, all, all but one, and both autoscalers: what one needs of another shows in one of these. With ORION_FULL
 * every choice there is.
 */
function* choices(): Generator<Component[]> {
  const all = [...COMPONENT_ORDER];
  if (process.env.ORION_FULL === '1') {
    for (let bits = 0; bits < 1 << all.length; bits++) yield all.filter((_, index) => bits & (1 << index));
    return;
  }
  yield [];
  for (const one of all) yield [one];
  yield ['scale-out-redis', 'monitoring', 'autoscaling-cpu', 'autoscaling-keda'];
  const fullest = all.filter((name) => name !== 'autoscaling-cpu');
  yield fullest;
  yield all.filter((name) => name !== 'autoscaling-keda');
  for (const left of fullest) yield fullest.filter((name) => name !== left);
}

describe('components together', () => {
  const all = [...choices()];
  test(`render without a fault or are refused by name (${all.length} choices)`, ({ skip }) => {
    if (kustomize === undefined) {
      if (isKustomizeRequired()) throw new Error(`ORION_REQUIRE holds kustomize, and there is none (${NOT_RUN})`);
      console.warn(NOT_RUN);
      skip(NOT_RUN);
      return;
    }
    for (const chosen of all) {
      const faults = faultsOf(kustomize, chosen);
      const refusal = expectedRefusal(chosen);
      if (refusal === undefined) expect(faults, chosen.join(' + ')).toBe('');
      else expect(faults, chosen.join(' + ')).toMatch(refusal);
    }
  }, 600_000);

  test('an autoscaling component before scale-out-redis is refused: both would own the replicas', ({ skip }) => {
    if (kustomize === undefined) return skip(NOT_RUN);
    expect(faultsOf(kustomize, ['autoscaling-cpu', 'scale-out-redis'])).toMatch(
      /list the autoscaling component last|replicas/,
    );
  });
});
