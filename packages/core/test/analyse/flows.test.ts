import { describe, expect, test } from 'vitest';
import type { FlowFact } from '../../src/3-analyse/analysis.ts';
import { buildFlows } from '../../src/3-analyse/flows/build-flows.ts';
import { AnalysisBuilder } from '../wiki/analysis-builder.ts';
import { flowSample } from '../wiki/flow-sample.ts';

function namesOf(flow: FlowFact | undefined): string[] {
  return flow?.steps.map(({ symbol }) => symbol.slice(symbol.indexOf('#') + 1)) ?? [];
}

function flowsOf(builder: AnalysisBuilder): FlowFact[] {
  return buildFlows(builder.build().analysis);
}

/** A program whose main function calls what the test adds, each on a line of its own. */
function program(lines: readonly string[]): AnalysisBuilder {
  return new AnalysisBuilder()
    .file('src/main.ts', ['export function main(role) {', ...lines, '}', 'export function rest() {}'].join('\n'))
    .section('src', ['src/main.ts'], 0)
    .symbol('src/main.ts', 'main', 'export function main', { parameters: [{ name: 'role' }] })
    .entry('src/main.ts', 'export function main', { kind: 'main', name: 'tool', handler: 'src/main.ts#main' });
}

/** The same with two helpers that write to disk, so that the way is long enough to be told. */
function writer(...lines: readonly string[]): AnalysisBuilder {
  return withHelper(withHelper(program(['  store();', '  keep();', ...lines]), 'store'), 'keep');
}

const MAIN = 'src/main.ts#main';
const DISK = { module: 'node:fs', name: 'writeFileSync' };

function withHelper(builder: AnalysisBuilder, name: string): AnalysisBuilder {
  const path = `src/${name}.ts`;
  return builder
    .file(path, `export function ${name}() {\n  writeFileSync('${name}');\n}`)
    .symbol(path, name, `export function ${name}`)
    .calls(path, 'writeFileSync', { callee: 'writeFileSync', caller: `${path}#${name}`, external: DISK })
    .calls('src/main.ts', `${name}();`, { callee: name, caller: MAIN, target: `${path}#${name}` });
}

describe('a flow', () => {
  test('comes in where the port is opened, goes through the table, and ends on disk', () => {
    const [flow] = flowsOf(flowSample());
    expect(flow?.entry.name).toBe('POST /hooks');
    expect(namesOf(flow)).toEqual([
      'startServer',
      'answerTo',
      'readBody',
      'route',
      'acceptHook',
      'checkSignature',
      'FileQueue.put',
      'FileQueue.write',
    ]);
  });

  test('says which other declarations a call may reach', () => {
    const [flow] = flowsOf(flowSample());
    const put = flow?.steps.find(({ symbol }) => symbol.endsWith('FileQueue.put'));
    expect(put?.dispatch).toMatchObject({
      by: 'store/queue.ts#Queue',
      kind: 'type',
      candidates: ['store/queue.ts#FileQueue.put', 'store/queue.ts#MemoryQueue.put'],
      count: 2,
    });
    const handler = flow?.steps.find(({ symbol }) => symbol.endsWith('acceptHook'));
    expect(handler?.dispatch).toMatchObject({ by: 'http/routes.ts#ROUTES', kind: 'table', count: 2 });
    expect(flow?.isComplete).toBe(false);
  });

  test('names entries that share most steps instead of telling them again', () => {
    const path = 'src/again.ts';
    const builder = withHelper(writer('  mark();'), 'mark')
      .file(path, 'export function again() {\n  store();\n  keep();\n  mark();\n}')
      .symbol(path, 'again', 'export function again')
      .entry(path, 'export function again', { kind: 'command', name: 'again', handler: `${path}#again` });
    for (const name of ['store', 'keep', 'mark'])
      builder.calls(path, `${name}();`, { callee: name, caller: `${path}#again`, target: `src/${name}.ts#${name}` });
    const flows = flowsOf(builder);
    expect(flows.map(({ entry, variants }) => [entry.name, variants.map(({ name }) => name)])).toEqual([
      ['again', ['tool']],
    ]);
  });

  test('is the same for the same facts', () => {
    expect(JSON.stringify(flowsOf(flowSample()))).toBe(JSON.stringify(flowsOf(flowSample())));
  });

  test('keeps the order of the lines', () => {
    const builder = withHelper(
      withHelper(withHelper(program(['  beta();', '  alpha();', '  gamma();']), 'beta'), 'alpha'),
      'gamma',
    );
    expect(namesOf(flowsOf(builder)[0])).toEqual(['main', 'beta', 'alpha', 'gamma']);
  });

  test('leaves out what neither reaches out nor ends nor says anything', () => {
    const builder = writer('  plain();')
      .symbol('src/main.ts', 'rest', 'export function rest')
      .calls('src/main.ts', 'plain();', { callee: 'plain', caller: MAIN, target: 'src/main.ts#rest' });
    expect(namesOf(flowsOf(builder)[0])).toEqual(['main', 'store', 'keep']);
  });

  test('leaves out logging even when it prints', () => {
    const builder = withHelper(writer('  debug();'), 'debug');
    expect(namesOf(flowsOf(builder)[0])).toEqual(['main', 'store', 'keep']);
  });

  test('has at most 14 steps and gives up the least telling ones', () => {
    const names = Array.from({ length: 20 }, (_, at) => `write${String.fromCharCode(97 + at)}`);
    let builder = program(names.map((name) => `  ${name}();`));
    for (const name of names) builder = withHelper(builder, name);
    expect(flowsOf(builder)[0]?.steps).toHaveLength(14);
  });

  test('ends openly at a function that was passed in', () => {
    const builder = writer('  role();').calls('src/main.ts', 'role();', {
      callee: 'role',
      caller: MAIN,
    });
    const [flow] = flowsOf(builder);
    expect(flow?.stops.map(({ call, from }) => [call.callee, from])).toEqual([['role', 0]]);
    expect(flow?.isComplete).toBe(false);
  });

  test('is complete when every call of it leads somewhere known', () => {
    expect(flowsOf(writer())[0]?.isComplete).toBe(true);
  });

  test('does not go round in circles', () => {
    const builder = writer().calls('src/store.ts', 'writeFileSync', {
      callee: 'main',
      caller: 'src/store.ts#store',
      target: MAIN,
    });
    expect(namesOf(flowsOf(builder)[0])).toEqual(['main', 'store', 'keep']);
  });

  test('is not told when it never leaves the program', () => {
    const builder = program(['  rest();'])
      .symbol('src/main.ts', 'rest', 'export function rest')
      .calls('src/main.ts', 'rest();', { callee: 'rest', caller: MAIN, target: 'src/main.ts#rest' })
      .outcome('src/main.ts', 'export function rest', { kind: 'raises', name: 'Error', in: 'src/main.ts#rest' });
    expect(flowsOf(builder)).toEqual([]);
  });
});
