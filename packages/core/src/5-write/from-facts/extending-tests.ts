import type { Statement } from '#draft';
import type { ExtensionPoint } from '#plan';
import { calls, prove } from './evidence.ts';
import { code, path, quote, statement } from './inline.ts';
import type { PageTools } from './page-tools.ts';
import { qualifiedName } from './symbol-use.ts';

/** Most names in one sentence. @source own bound: read aloud */
const NAMES = 4;

/** Which tests a further implementation meets, and which speaks of one that is not there. */
export function tests(point: ExtensionPoint, turn: number, tools: PageTools): (Statement | undefined)[] {
  const [first] = point.tests;
  if (first === undefined) return [];
  return [reached(first, { point, turn }, tools), refused(point, tools)];
}

function reached(
  { test, made, use, asked, isAlone }: ExtensionPoint['tests'][number],
  { point, turn }: { point: ExtensionPoint; turn: number },
  tools: PageTools,
): Statement | undefined {
  const t = tools.texts.extending;
  const { registry, implementers, exemplar } = point;
  if (use !== undefined && registry !== undefined) {
    const user = use.user === undefined ? undefined : tools.context.analysis.symbols.get(use.user);
    const said = t.testsTable({
      test: user === undefined ? undefined : code(user.name),
      path: path(test.path),
      table: code(registry.name),
      isWalk: use.how === 'walk',
      turn,
    });
    const name = registry.name.slice(registry.name.lastIndexOf('.') + 1);
    const walks = use.how === 'walk' ? [prove(use.path, use, { predicate: 'says', words: `range ${name}` })] : [];
    return statement(said, [prove(use.path, use, { predicate: 'uses', name }), ...walks]);
  }
  const asks = asked === undefined ? undefined : tools.context.analysis.symbols.get(asked.target ?? '');
  if (asked !== undefined && asks !== undefined)
    return statement(t.testsLookup({ path: path(test.path), lookup: qualifiedName(asks, tools) }), [calls(asked)]);
  const shown = made.slice(0, NAMES);
  // That the one to copy has a test is told with it.
  const isTold = shown.every(({ target }) => target === exemplar?.symbol.id) && exemplar?.test?.path === test.path;
  if (shown.length === 0 || isTold) return undefined;
  const said = t.tests({
    path: path(test.path),
    made: tools.texts.common.and(shown.map(({ callee }) => code(callee))),
    isAll: made.length >= implementers.length,
    isAlone: isAlone && made.length === 1,
    turn,
  });
  return statement(said, shown.map(calls));
}

function refused({ tests: found }: ExtensionPoint, tools: PageTools): Statement | undefined {
  const speaking = found.find(({ title }) => title !== undefined);
  if (speaking?.title === undefined) return undefined;
  const { test, title } = speaking;
  const isName = /^\w+$/.test(title.text);
  const shown = isName ? code(title.text) : quote({ words: title.text, isCut: false });
  return statement(tools.texts.extending.testsFailure({ path: path(test.path), title: shown }), [
    prove(test.path, title, { predicate: 'says', words: title.text }),
  ]);
}
