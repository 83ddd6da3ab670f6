import type { ErrorCode } from '#errors';
import type { ReasonTexts } from './en/reasons.ts';
import { fillMessage } from './fill-message.ts';
import type { ErrorTexts } from './message-types.ts';

/** An error as a person reads it. */
export interface DescribedError {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

/** The texts of an error with its values filled in; a `reason` that is a known key becomes its phrase. */
export function describeError(
  { code, params }: { readonly code: ErrorCode; readonly params: Readonly<Record<string, string | number>> },
  { errors, reasons }: { readonly errors: ErrorTexts; readonly reasons: ReasonTexts },
): DescribedError {
  const { reason } = params;
  const phrase =
    typeof reason === 'string' && Object.hasOwn(reasons, reason) ? reasons[reason as keyof ReasonTexts] : reason;
  const values = phrase === undefined ? params : { ...params, reason: phrase };
  const { title, message, hint } = errors[code];
  return { title, message: fillMessage(message, values), hint: fillMessage(hint, values) };
}
