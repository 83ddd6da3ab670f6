import type { Manifest } from './manifest-set.ts';
import { OBJECT_SHAPES, type Shape } from './object-shapes.ts';

/** @source Kubernetes resource.Quantity: a decimal number with an optional suffix */
const QUANTITY = /^\d+(?:\.\d+)?(?:m|k|[KMGT]i?)?$/;
/** @source IANA service name (RFC 6335), what a port name has to be */
const PORT_NAME = /^(?=.{1,15}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
const isPortNumber = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0 && Number(value) < 65536;

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && Number(value) >= 0,
  boolean: (value) => typeof value === 'boolean',
  quantity: (value) => QUANTITY.test(String(value)),
  port: (value) => isPortNumber(value) || (typeof value === 'string' && PORT_NAME.test(value)),
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The faults of one level, and the levels below it. */
function* look(shape: Shape, value: unknown, path: string): Generator<string> {
  if (typeof shape === 'string') {
    if (!SCALARS[shape]?.(value)) yield `${path}: ${JSON.stringify(value)} is no ${shape}`;
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return yield `${path}: is no list`;
    for (const [index, item] of value.entries()) yield* look(shape[0], item, `${path}[${index}]`);
  } else if ('oneOf' in shape) {
    if (!shape.oneOf.includes(String(value))) {
      yield `${path}: ${JSON.stringify(value)} is none of ${shape.oneOf.join(', ')}`;
    }
  } else if (!isRecord(value)) yield `${path}: is no object`;
  else if ('mapOf' in shape) {
    for (const [key, item] of Object.entries(value)) yield* look(shape.mapOf, item, `${path}.${key}`);
  } else if ('fields' in shape) {
    for (const name of shape.needs ?? []) if (!(name in value)) yield `${path}: lacks ${name}`;
    for (const [name, item] of Object.entries(value)) {
      const known = shape.fields[name];
      if (known === undefined) yield `${path}: unknown field ${name}`;
      else yield* look(known, item, `${path}.${name}`);
    }
  }
}

/** Unknown fields, missing fields and wrong types, each with its place; empty when the objects are as they should be. */
export function findShapeFaults(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap((manifest) => {
    const shape = OBJECT_SHAPES[`${manifest.apiVersion}/${manifest.kind}`];
    if (shape === undefined) return [`unknown kind ${manifest.apiVersion}/${manifest.kind}`];
    return [...look(shape, manifest, `${manifest.kind}/${manifest.metadata?.name}`)];
  });
}
