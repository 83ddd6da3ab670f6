import { styleText } from 'node:util';
import { fillMessage, messagesIn, type ProgressEvent, type StageName, type WikiLanguage } from '@orionwiki/core';

/** Shows a run on stderr; `close` leaves the terminal as it was. */
export interface ProgressPrinter {
  readonly onEvent: (event: ProgressEvent) => void;
  close(): void;
}

interface Output {
  write(text: string): unknown;
}

const BAR_WIDTH = 24;

function bar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.min(BAR_WIDTH, Math.round((done / total) * BAR_WIDTH));
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
}

/** Counts of the stage as a person reads them: `12 / 40 pages`. */
function countText(event: Extract<ProgressEvent, { stage: StageName }>, language: WikiLanguage): string {
  if (!('done' in event) || event.done === undefined) return '';
  const { units } = messagesIn(language).cli;
  const number = new Intl.NumberFormat(language);
  const total = 'total' in event && event.total !== undefined ? ` / ${number.format(event.total)}` : '';
  return `${number.format(event.done)}${total}${event.unit ? ` ${units[event.unit]}` : ''}`;
}

/** One line that is redrawn: stage, bar, counts. For terminals. */
export function createRedrawnProgress(output: Output, language: WikiLanguage): ProgressPrinter {
  const { cli } = messagesIn(language);
  const clear = () => output.write('\r\u001b[2K');
  return {
    onEvent(event) {
      if (event.type === 'queued') {
        clear();
        output.write(fillMessage(cli.queued, { position: event.position }));
      }
      if (event.type === 'stage-start' || event.type === 'stage-progress') {
        clear();
        const done = 'done' in event ? event.done : 0;
        const drawn = event.total ? `  ${styleText('cyan', bar(done, event.total))}` : '';
        output.write(`${cli.stages[event.stage]}${drawn}  ${countText(event, language)}`);
      }
    },
    close: () => void clear(),
  };
}

/** One plain line when a stage starts and one for each further tenth. For logs. */
export function createPlainProgress(output: Output, language: WikiLanguage): ProgressPrinter {
  const { cli } = messagesIn(language);
  const tenths = new Map<StageName, number>();
  return {
    onEvent(event) {
      if (event.type === 'queued') output.write(`${fillMessage(cli.queued, { position: event.position })}\n`);
      if (event.type === 'stage-start') output.write(`${cli.stages[event.stage]}\n`);
      if (event.type !== 'stage-progress' || !event.total) return;
      const tenth = Math.floor((event.done / event.total) * 10);
      if (tenth <= (tenths.get(event.stage) ?? 0)) return;
      tenths.set(event.stage, tenth);
      output.write(`${cli.stages[event.stage]}: ${countText(event, language)}\n`);
    },
    close() {},
  };
}

/** Nothing at all. */
export const SILENT_PROGRESS: ProgressPrinter = { onEvent() {}, close() {} };
