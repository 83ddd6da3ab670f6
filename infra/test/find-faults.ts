import { findShapeFaults } from './check-shape.ts';
import { findEnvironmentFaults } from './environment-rules.ts';
import { findRuleFaults } from './manifest-rules.ts';
import type { Manifest } from './manifest-set.ts';
import { findPodFaults } from './pod-security.ts';

/** Everything that is wrong with a rendered overlay, one sentence each; empty when it may be applied. */
export function findFaults(manifests: readonly Manifest[]): string[] {
  const shapes = findShapeFaults(manifests);
  // The other checks trust the shapes.
  if (shapes.length > 0) return shapes;
  return [...findPodFaults(manifests), ...findRuleFaults(manifests), ...findEnvironmentFaults(manifests)];
}
