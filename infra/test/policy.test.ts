import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { goldenPath, type Manifest, OVERLAYS, type Overlay, parseManifests, readGolden } from './manifest-set.ts';
import { CUSTOM_SHAPES, type Plant, POD_SECURITY, RULES, SCALING_RULES, SHAPES } from './plants.ts';

test.each(OVERLAYS)('overlay %s has no fault', (overlay) => {
  expect(findFaults(readGolden(overlay))).toEqual([]);
});

test.each(OVERLAYS)('overlay %s brings its namespace, and is as good without it', (overlay) => {
  const without = readGolden(overlay).filter(({ kind }) => kind !== 'Namespace');
  expect(without).toHaveLength(readGolden(overlay).length - 1);
  expect(findFaults(without)).toEqual([]);
});

/** Objects that must not join the overlay. */
const ADDITIONS: readonly (readonly [fault: string, manifest: Manifest])[] = [
  ['ServiceAccount/orionwiki: appears twice', objectOf('ServiceAccount', 'orionwiki')],
  ['there must be one Namespace', objectOf('Namespace', 'orionwiki-too')],
  ['unknown kind v1/Secret', objectOf('Secret', 'keys')],
  ['HorizontalPodAutoscaler and ScaledObject both own', autoscaler('Utilization')],
  ['unknown target type Utilisation', autoscaler('Utilisation')],
];

function objectOf(kind: string, name: string): Manifest {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'orionwiki' } };
}

function autoscaler(type: string): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'orionwiki-backend', namespace: 'orionwiki' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orionwiki-backend' },
      minReplicas: 2,
      maxReplicas: 4,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type, averageUtilization: 150 } } }],
    },
  };
}

/** The name of a generated ConfigMap without its hash. */
const plainName = (name: string): string => name.replace(/-[a-z0-9]{10}$/, '');

/** The overlay with one value changed. */
function plantIn(overlay: Overlay, [, object, path, value]: Plant): Manifest[] {
  const manifests = readGolden(overlay);
  const target = manifests.find(({ kind, metadata }) => `${kind}/${plainName(metadata.name)}` === object);
  if (target === undefined) throw new Error(`no ${object} in the overlay`);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let place = target as unknown as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return manifests;
}

describe.each([
  ['a shape', 'prod', SHAPES],
  ['a shape of a custom resource', 'large', CUSTOM_SHAPES],
  ['pod security', 'prod', POD_SECURITY],
  ['a rule', 'prod', RULES],
  ['a rule of scaling', 'large', SCALING_RULES],
] as const)('a planted fault against %s is found in %s', (_, overlay, plants) => {
  test.each(plants.map((plant) => [...plant] as const))('%s (%s %s)', (...plant) => {
    expect(findFaults(plantIn(overlay, plant)).join('\n')).toContain(plant[0]);
  });
});

test.each(ADDITIONS)('an object too many is found: %s', (fault, manifest) => {
  expect(findFaults([...readGolden('large'), manifest]).join('\n')).toContain(fault);
});

test('an annotation that YAML 1.1 reads as a boolean is refused, as a cluster does', () => {
  const golden = readFileSync(goldenPath('prod'), 'utf8');
  const planted = golden.replace('proxy-buffering: "off"', 'proxy-buffering: off');
  expect(planted).not.toBe(golden);
  expect(findFaults(parseManifests(planted)).join()).toContain('proxy-buffering must be string');
});
