import type { ParameterFact } from '../../analysis.ts';
import type { CapturedDefinition } from '../captured.ts';
import { type FunctionHead, isReassigned } from '../extract-parameters.ts';
import { shorten } from '../shorten.ts';
import { namesOf } from './type-text.ts';

/** Bounds of what is kept. @source analysis.ts */
const MAX_PARAMETERS = 12;
const MAX_TYPE = 120;
const MAX_NAME = 80;

/** What a Go function or method takes, one parameter for each name; a parameter without a name has `_`. */
export function readGoHead({ node }: CapturedDefinition): FunctionHead | undefined {
  const list = node.childForFieldName('parameters');
  if (list === null) return undefined;
  const body = node.childForFieldName('body')?.text ?? '';
  const parameters: ParameterFact[] = [];
  for (const child of list.namedChildren) {
    if (child === null || !child.type.endsWith('parameter_declaration')) continue;
    const written = shorten(child.childForFieldName('type')?.text ?? '', MAX_TYPE);
    const type = child.type === 'variadic_parameter_declaration' ? `...${written}` : written;
    const names = namesOf(child).map(({ text }) => shorten(text, MAX_NAME));
    for (const name of names.length === 0 ? ['_'] : names) {
      if (parameters.length < MAX_PARAMETERS) parameters.push({ name, type, ...isReassigned(name, body) });
    }
  }
  return { parameters };
}
