import type { ErrorCode } from '#errors';
import type { NoticeCode } from '#vocabulary';

/** Texts of one error: what it is, what happened and why, what to do. */
export interface ErrorText {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

/** One text for each code; a missing one does not compile. */
export type ErrorTexts = Readonly<Record<ErrorCode, ErrorText>>;

/** One sentence for each reason for which something can be missing. */
export type NoticeTexts = Readonly<Record<NoticeCode, string>>;
