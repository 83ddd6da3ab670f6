import type { ReadingOptions } from '@orionwiki/core/reading';
import type { Texts } from '#lib/i18n/texts.svelte.ts';
import { SingleKeys } from '#lib/keys/single-keys.svelte.ts';
import type { Run } from '#lib/run/run.svelte.ts';
import { writtenCount } from '#lib/run/run-state.ts';
import type { WikiSearch } from '#lib/search/wiki-search.svelte.ts';
import type { Announcer } from '#lib/session/announcer.svelte.ts';
import { wikiFacts } from './wiki-facts.ts';

/** How long a short answer stays on the screen, in milliseconds. */
const TOLD_MS = 7000;

/** What can be opened over the page. */
export type DialogName = 'search' | 'help';

/** What lies around the open page: dialogs, the list of pages on narrow screens, short answers to what was done. */
export class ReadingDesk {
  dialog = $state<DialogName>();
  isDrawerOpen = $state(false);
  /** Id of the heading that is being read. */
  headingId = $state<string>();
  /** A short answer, for the eye; the announcer has it for the ear. */
  told = $state('');
  readonly singleKeys = new SingleKeys();
  /** Made by the search dialog when it opens first; kept, because its index is. */
  search: WikiSearch | undefined;
  readonly #announcer: Pick<Announcer, 'say'>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(announcer: Pick<Announcer, 'say'>) {
    this.#announcer = announcer;
  }

  /** Opens a dialog; one that is open stays, so that no two lie over each other. */
  open(name: DialogName): void {
    this.dialog ??= name;
  }

  close(): void {
    this.dialog = undefined;
  }

  /** What an article and its panels speak with. */
  readingOptions(texts: Texts, run: Run): ReadingOptions {
    return {
      texts: texts.reading,
      say: (text) => this.#announcer.say(text),
      aboutWiki: () => {
        const { citations } = wikiFacts(run, texts);
        if (citations === undefined) return '';
        const { pages, citations: cited } = texts.ui.run;
        return texts.fill(texts.ui.reader.wholeWiki, {
          citations: texts.count(cited, citations),
          pages: texts.count(pages, writtenCount(run.state)),
        });
      },
    };
  }

  /** Tells a short sentence, which goes away by itself. */
  tell(text: string): void {
    clearTimeout(this.#timer);
    this.told = text;
    this.#announcer.say(text);
    this.#timer = setTimeout(() => {
      this.told = '';
    }, TOLD_MS);
  }
}
