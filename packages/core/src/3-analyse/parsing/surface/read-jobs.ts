import { lastName } from './command-chains.ts';
import type { RawEntry } from './raw-surface.ts';
import { dottedName, type SurfaceContext } from './surface-context.ts';

/** Work that starts by itself: tasks of a queue, timers, and the file as a program. */
export function readJobs(context: SurfaceContext): RawEntry[] {
  return [...readTasks(context), ...readTimers(context), ...readMains(context)];
}

/** Tasks of Celery and its kin: `@app.task`, `@shared_task(name='…')`. */
function readTasks(context: SurfaceContext): RawEntry[] {
  if (!context.uses('celery', 'dramatiq', 'huey', 'rq', 'apscheduler', 'arq')) return [];
  return context.decorators.flatMap(({ node, decorated }): RawEntry[] => {
    const call = context.callAt(node);
    const written = call === undefined ? dottedName(node) : call.isPart ? '' : call.callee;
    if (!/(^|\.)(task|shared_task|actor|periodic_task|scheduled_job|job)$/.test(written)) return [];
    const nodes = call === undefined ? [] : context.argumentNodes(call.call.node);
    const of = context.symbolAt(decorated);
    const stated = context.literal(context.member(nodes, 'name'));
    const name = stated ?? decorated.text;
    const lines = { startLine: context.range(node).startLine, endLine: context.range(decorated).endLine };
    const shown = stated === undefined ? {} : { written: stated };
    return [{ kind: 'job', name, ...lines, ...shown, ...(of === undefined ? {} : { of }) }];
  });
}

/** `cron.schedule('* * * * *', run)`, `new Worker('mails', send)`, `setInterval(poll, 1000)` */
function readTimers(context: SurfaceContext): RawEntry[] {
  const hasCron = context.uses('node-cron', 'cron', 'croner', 'node-schedule');
  const hasQueue = context.uses('bullmq', 'bull', 'bee-queue');
  return context.calls.flatMap((described): RawEntry[] => {
    const { call, callee, isPart } = described;
    const last = lastName(described);
    const isCron = hasCron && !isPart && /^(schedule|scheduleJob|CronJob|Cron)$/.test(last);
    const isQueue = hasQueue && !isPart && callee === 'Worker' && call.node.type === 'new_expression';
    if (!isCron && !isQueue && callee !== 'setInterval') return [];
    const nodes = context.argumentNodes(call.node);
    const handler = nodes
      .map((node) => context.value(node))
      .find((value) => value?.isInline === true || value?.name !== undefined);
    const literal = context.literal(nodes[0]);
    const name = callee === 'setInterval' ? handler?.name : literal;
    if (handler === undefined || name === undefined) return [];
    const written = callee === 'setInterval' ? {} : { written: name };
    return [{ kind: 'job', name, ...context.range(call.node), handler, ...written }];
  });
}

/** `if __name__ == "__main__":` */
function readMains(context: SurfaceContext): RawEntry[] {
  return context.captured.mains.map((node) => {
    const body = node.childForFieldName('consequence');
    const handler = { ...context.range(body ?? node), text: 'main', isInline: true };
    return { kind: 'main', name: '__main__', ...context.range(node), handler };
  });
}
