import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** One Kubernetes object with the parts every object has. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly data?: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: the shape check (check-shape.ts) has vouched for the contents
  readonly spec?: any;
}

/** The overlays of this folder, each with a golden render of the same name. */
export const OVERLAYS = ['dev', 'prod', 'large'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** Absolute path of `infra/`. */
export const INFRA = join(import.meta.dirname, '..');

/** Path of the committed render of an overlay. */
export const goldenPath = (overlay: Overlay): string => join(INFRA, 'rendered', `${overlay}.yaml`);

/**
 * The objects of a rendered overlay, in file order. Read as YAML 1.1 because kubectl does: there `off`, `no` and `yes`
 * are booleans, and an annotation that holds one is refused by a real cluster.
 */
export function parseManifests(yaml: string): Manifest[] {
  return parseAllDocuments(yaml, { version: '1.1', strict: true, uniqueKeys: true }).map((document) => {
    const [problem] = document.errors;
    if (problem !== undefined) throw problem;
    return document.toJS() as Manifest;
  });
}

/** The committed objects of an overlay; every call gives fresh ones, free to be changed. */
export const readGolden = (overlay: Overlay): Manifest[] => parseManifests(readFileSync(goldenPath(overlay), 'utf8'));

/** The objects of this kind, in file order. */
export const ofKind = (manifests: readonly Manifest[], kind: string): Manifest[] =>
  manifests.filter((one) => one.kind === kind);

/** The one object of this kind and name. */
export function findManifest(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.filter((one) => one.kind === kind && one.metadata.name === name);
  const [only] = found;
  if (found.length !== 1 || only === undefined) throw new Error(`${found.length} objects are a ${kind} named ${name}`);
  return only;
}

/** The pod template of every object that starts pods, with the object's name. */
export const podTemplates = (manifests: readonly Manifest[]): { name: string; template: Manifest }[] =>
  manifests
    .filter((one) => one.spec?.template?.spec !== undefined)
    .map((one) => ({ name: one.metadata.name, template: one.spec.template }));

/** Every environment variable of a Deployment's only container that is no secret, from its ConfigMaps and its own list. */
export function environmentOf(manifests: readonly Manifest[], deployment: string): Readonly<Record<string, string>> {
  const [container] = findManifest(manifests, 'Deployment', deployment).spec.template.spec.containers;
  const environment: Record<string, string> = {};
  for (const source of container.envFrom ?? []) {
    // A missing one is a fault of its own (manifest-rules.ts).
    const map = manifests.find((one) => one.kind === 'ConfigMap' && one.metadata.name === source.configMapRef.name);
    Object.assign(environment, map?.data);
  }
  for (const { name, value } of container.env ?? []) if (value !== undefined) environment[name] = value;
  return environment;
}

/** The variables that a Deployment's only container takes from Secrets, each as `<Secret>/<key>`. */
export function secretsOf(manifests: readonly Manifest[], deployment: string): Readonly<Record<string, string>> {
  const [container] = findManifest(manifests, 'Deployment', deployment).spec.template.spec.containers;
  const secrets: Record<string, string> = {};
  for (const { name, valueFrom } of container.env ?? []) {
    if (valueFrom?.secretKeyRef) secrets[name] = `${valueFrom.secretKeyRef.name}/${valueFrom.secretKeyRef.key}`;
  }
  return secrets;
}
