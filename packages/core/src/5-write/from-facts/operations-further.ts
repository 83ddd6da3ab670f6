import type { Block, Statement } from '#draft';
import type { FurtherManifest } from '#plan';
import { prove, states } from './evidence.ts';
import { cell, code, path, statement } from './inline.ts';
import { type PageTools, paragraph, table, under } from './page-tools.ts';

/** Rows of the table, and services named in one. @source own bounds: files that declare nothing known are named in a sentence */
const SHOWN = { rows: 16, services: 4, bare: 12 } as const;

/** Manifests that are not told above: what each declares, and the names of those that declare nothing that is read. */
export function writeFurther(further: readonly FurtherManifest[], tools: PageTools): Block[] {
  const t = tools.texts.operations;
  const told = further.flatMap((manifest) => {
    const words = declaration(manifest, tools);
    return words === undefined ? [] : [{ manifest, words }];
  });
  const rows = told.slice(0, SHOWN.rows).map(({ manifest, words }) => [cell(path(manifest.path)), words]);
  const named = new Set(told.slice(0, SHOWN.rows).map(({ manifest }) => manifest.path));
  const bare = further.filter((manifest) => !named.has(manifest.path)).map((manifest) => path(manifest.path));
  const groups = Array.from({ length: Math.ceil(bare.length / SHOWN.bare) }, (_, at) =>
    bare.slice(at * SHOWN.bare, (at + 1) * SHOWN.bare),
  );
  const sentences = groups.map((group, at) =>
    statement((at === 0 ? t.furtherNamed : t.furtherMore)({ paths: tools.texts.common.and(group) })),
  );
  return under(t.furtherHeading, [...table(t.furtherColumns, rows), ...paragraph(sentences)]);
}

/** What a manifest declares, in a few words; `undefined` when nothing of it is known. */
function declaration({ pack, image, services }: FurtherManifest, { texts }: PageTools): Statement | undefined {
  const t = texts.operations;
  const base = image?.stages.at(-1);
  if (image !== undefined && base !== undefined)
    return statement(t.furtherImage({ base: code(base.base) }), [
      prove(image.path, base, { predicate: 'says', words: base.base }),
    ]);
  const some = services.slice(0, SHOWN.services);
  if (some.length > 0)
    return statement(
      t.furtherServices({ services: texts.common.and(some.map(({ name }) => code(name))) }),
      some.map((service) =>
        prove(
          service.path,
          { startLine: service.startLine, endLine: service.startLine },
          { predicate: 'sets', key: service.name },
        ),
      ),
    );
  if (pack?.name === undefined) return undefined;
  const count = pack.scripts.length;
  return statement(
    t.furtherPackage({ kind: texts.overview.kinds[pack.ecosystem], name: code(pack.name.value), count }),
    [states(pack.path, pack.name)],
  );
}
