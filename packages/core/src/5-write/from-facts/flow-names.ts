import type { Inline } from '#draft';
import type { FlowStepStory } from '#plan';
import { code } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** The declaration as people call it: a method with its class. */
export function nameOf({ symbol }: Pick<FlowStepStory, 'symbol'>, tools: PageTools): Inline {
  return symbolName(symbol, tools);
}

export function symbolName(symbol: FlowStepStory['symbol'], { context }: Pick<PageTools, 'context'>): Inline {
  const parent = symbol.parent === undefined ? undefined : context.analysis.symbols.get(symbol.parent);
  return code(parent === undefined ? symbol.name : `${parent.name}.${symbol.name}`);
}
