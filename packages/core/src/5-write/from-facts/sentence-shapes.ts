import type { Inline } from '#draft';

type Said = readonly { readonly kind: string }[];

/** How often a sentence may stand on a page with other names. @source wiki.md §2: sentence skeletons */
const REPEATS = 2;

/** Keeps count of a page's sentences with the names taken out, so that none comes a third time. */
export class SentenceShapes {
  readonly #counts = new Map<string, number>();

  /** The first wording whose sentences are still fresh on the page, else the one that is least worn. */
  choose(wordings: readonly Said[]): Said {
    let best: Said = [];
    let least = Number.POSITIVE_INFINITY;
    for (const wording of wordings) {
      const worn = Math.max(...shapesOf(wording).map((shape) => this.#counts.get(shape) ?? 0), 0);
      if (worn >= least) continue;
      best = wording;
      least = worn;
      if (worn === 0) break;
    }
    for (const shape of shapesOf(best)) this.#counts.set(shape, (this.#counts.get(shape) ?? 0) + 1);
    return best;
  }

  /** Whether one more sentence of this shape would be one too many. */
  isWorn(wording: Said): boolean {
    return shapesOf(wording).some((shape) => (this.#counts.get(shape) ?? 0) >= REPEATS);
  }
}

/** The sentences with names, quotations and numbers masked; enumerations count as one name. */
function shapesOf(said: Said): string[] {
  const masked = (said as readonly Inline[]).map((inline) => (inline.kind === 'text' ? inline.text : 'N')).join('');
  return masked.split(/(?<=[.:?])\s+/).map((sentence) =>
    sentence
      .replace(/\d[\d,.]*/g, '#')
      .replace(/N(?: \(N\))?(?:(?:, | and | ve )N(?: \(N\))?)*/g, 'N')
      .trim(),
  );
}
