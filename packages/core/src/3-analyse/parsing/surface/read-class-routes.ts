import type { CapturedDecorator } from '../captured.ts';
import { shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { lastName } from './command-chains.ts';
import type { RawEntry, RawSurface } from './raw-surface.ts';
import { nodesOf, type SurfaceContext } from './surface-context.ts';

/** Longest path kept, and most nodes looked up from a method to its class. */
const MAX_PATH = 160;
const MAX_LEVELS = 4;

const PACKAGE = '@nestjs/common';
const VERBS = /^(Get|Post|Put|Patch|Delete|Options|Head|All)$/;

/** Routes of NestJS: `@Get(':id')` on a method of a class with `@Controller('users')`. */
export function readClassRoutes(context: SurfaceContext): RawEntry[] {
  if (!context.uses(PACKAGE)) return [];
  const controllers = new Map<number, CapturedDecorator>();
  for (const one of context.decorators) {
    const owner = one.decorated.parent;
    if (owner !== null && nameOf(context, one) === 'Controller') controllers.set(owner.id, one);
  }
  return context.decorators.flatMap((one): RawEntry[] => {
    const verb = nameOf(context, one);
    const controller = controllers.get(classAround(one.decorated)?.id ?? -1);
    if (!VERBS.test(verb) || controller === undefined) return [];
    const own = pathOf(context, one);
    const outer = pathOf(context, controller);
    const of = context.symbolAt(one.decorated);
    if (own === undefined || outer === undefined) return [];
    const path = [outer, own].map((text) => text.replace(/^\/+|\/+$/g, '')).filter(Boolean);
    const startLine = context.range(one.node).startLine;
    return [
      {
        kind: 'route',
        name: `${verb === 'All' ? '' : `${verb.toUpperCase()} `}/${shorten(path.join('/'), MAX_PATH)}`,
        startLine,
        endLine: context.range(one.decorated).endLine,
        on: PACKAGE,
        ...(own === '' ? {} : { written: own }),
        ...(outer === '' ? {} : { before: [{ ...context.range(controller.node), text: outer }] }),
        ...(of === undefined ? {} : { of }),
      },
    ];
  });
}

/** `app.setGlobalPrefix('api')`: what comes before every path of the program. */
export function readGlobalPrefix(context: SurfaceContext): Pick<RawSurface, 'globalPrefix'> {
  const call = context.calls.find((one) => lastName(one) === 'setGlobalPrefix' && one.callee.includes('.'));
  const [first] = call === undefined ? [] : context.argumentNodes(call.call.node);
  const text = context.literal(first);
  if (call === undefined || first === undefined) return {};
  return { globalPrefix: { ...context.range(call.call.node), ...(text === undefined ? {} : { text }) } };
}

function nameOf(context: SurfaceContext, { node }: CapturedDecorator): string {
  return context.callAt(node)?.callee ?? '';
}

/** The path that a decorator states; `''` without any, `undefined` for an expression. */
function pathOf(context: SurfaceContext, { node }: CapturedDecorator): string | undefined {
  const [first] = context.argumentNodes(node);
  if (first === undefined) return '';
  if (first.type !== 'object') return context.literal(first);
  const stated = context.member(nodesOf(first), 'path');
  // A version puts something before the path.
  if (context.member(nodesOf(first), 'version') !== undefined) return undefined;
  return stated === undefined ? '' : context.literal(stated);
}

function classAround(name: SyntaxNode): SyntaxNode | undefined {
  let at = name.parent;
  for (let level = 0; level < MAX_LEVELS && at !== null; level++, at = at.parent)
    if (/^(abstract_)?class_declaration$/.test(at.type)) return at;
  return undefined;
}
