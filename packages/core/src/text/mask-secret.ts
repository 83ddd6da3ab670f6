import type { Secret } from './secret.ts';

/** What stands where a secret stood. */
export const MASK = '[secret]';

/** Shortest stretch of a secret that is masked even when the rest of it is missing. */
const STRETCH_CHARS = 8;

/** Secrets shorter than this are masked only as a whole, or ordinary words would vanish. */
const LONG_SECRET_CHARS = 16;

/**
 * The text without the secret: neither as it is, nor URL-encoded, JSON-escaped or inside base64 (at any alignment), nor
 * a stretch of {@link STRETCH_CHARS} of its characters. Linear in the text for each form.
 */
export function maskSecret(text: string, secret: Secret): string {
  const value = secret.reveal();
  if (value === '') return text;
  let masked = text;
  for (const form of formsOf(value)) masked = masked.replaceAll(form, MASK);
  return value.length < LONG_SECRET_CHARS ? masked : maskStretches(masked, value);
}

/** Every spelling in which a secret is looked for, longest first. */
function formsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  const forms = new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]);
  for (const lead of [0, 1, 2]) {
    // The characters of base64 that depend on the secret alone, whatever stands before and after it.
    const encoded = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
    const from = lead === 0 ? 0 : lead + 1;
    const wholeSextets = Math.floor(((lead + bytes.length) * 8) / 6);
    const core = encoded.slice(from, wholeSextets);
    if (core.length < STRETCH_CHARS) continue;
    forms.add(core);
    forms.add(core.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...forms].filter((form) => form !== '').sort((a, b) => b.length - a.length);
}

function maskStretches(text: string, value: string): string {
  const stretches = new Set<string>();
  for (let at = 0; at + STRETCH_CHARS <= value.length; at += 1) stretches.add(value.slice(at, at + STRETCH_CHARS));
  const parts: string[] = [];
  let kept = 0;
  let at = 0;
  while (at + STRETCH_CHARS <= text.length) {
    if (!stretches.has(text.slice(at, at + STRETCH_CHARS))) {
      at += 1;
      continue;
    }
    parts.push(text.slice(kept, at), MASK);
    while (at + STRETCH_CHARS <= text.length && stretches.has(text.slice(at, at + STRETCH_CHARS))) at += 1;
    at += STRETCH_CHARS - 1;
    kept = at;
  }
  parts.push(text.slice(kept));
  return parts.join('');
}
