import type { WikiLanguage } from '#vocabulary';
import { type CliMessages, cli as cliEn } from './en/cli.ts';
import { errors as errorsEn } from './en/errors.ts';
import { notices as noticesEn } from './en/notices.ts';
import { type ReadingTexts, reading as readingEn } from './en/reading.ts';
import { type ReasonTexts, reasons as reasonsEn } from './en/reasons.ts';
import { type ShellMessages, shell as shellEn } from './en/shell.ts';
import { type WikiMessages, wiki as wikiEn } from './en/wiki.ts';
import type { ErrorTexts, NoticeTexts } from './message-types.ts';
import { cli as cliTr } from './tr/cli.ts';
import { errors as errorsTr } from './tr/errors.ts';
import { notices as noticesTr } from './tr/notices.ts';
import { reading as readingTr } from './tr/reading.ts';
import { reasons as reasonsTr } from './tr/reasons.ts';
import { shell as shellTr } from './tr/shell.ts';
import { wiki as wikiTr } from './tr/wiki.ts';

export { type DescribedError, describeError } from './describe-error.ts';
export type { ReadingTexts } from './en/reading.ts';
export { fillMessage } from './fill-message.ts';
export type { Said } from './say.ts';

/** Every text that core, server and command line can say in one language. */
export interface Messages {
  readonly errors: ErrorTexts;
  readonly notices: NoticeTexts;
  readonly reasons: ReasonTexts;
  readonly wiki: WikiMessages;
  readonly reading: ReadingTexts;
  readonly shell: ShellMessages;
  readonly cli: CliMessages;
}

const ALL: Readonly<Record<WikiLanguage, Messages>> = {
  en: {
    errors: errorsEn,
    notices: noticesEn,
    reasons: reasonsEn,
    wiki: wikiEn,
    reading: readingEn,
    shell: shellEn,
    cli: cliEn,
  },
  tr: {
    errors: errorsTr,
    notices: noticesTr,
    reasons: reasonsTr,
    wiki: wikiTr,
    reading: readingTr,
    shell: shellTr,
    cli: cliTr,
  },
};

/** The texts of one language. */
export function messagesIn(language: WikiLanguage): Messages {
  return ALL[language];
}
