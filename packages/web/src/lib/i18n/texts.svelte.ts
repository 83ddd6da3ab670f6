import {
  fillMessage,
  type InterfaceMessages,
  loadInterfaceMessages,
  type WikiLanguage,
} from '@orionwiki/core/messages';
import { createContext } from 'svelte';
import { formatsIn } from './formats.ts';

/** A text that differs by number: `one` and `other`, with the number as `{n}`. */
export interface CountedText {
  readonly one: string;
  readonly other: string;
}

/** Texts and formats of the chosen language; everything that reads them follows a switch at once. */
export class Texts {
  #language: WikiLanguage = $state.raw('en');
  #messages: InterfaceMessages = $state.raw() as unknown as InterfaceMessages;

  readonly formats = $derived(formatsIn(this.#language));

  constructor(language: WikiLanguage, messages: InterfaceMessages) {
    this.#language = language;
    this.#messages = messages;
  }

  get language(): WikiLanguage {
    return this.#language;
  }

  get ui(): InterfaceMessages['ui'] {
    return this.#messages.ui;
  }

  get errors(): InterfaceMessages['errors'] {
    return this.#messages.errors;
  }

  get notices(): InterfaceMessages['notices'] {
    return this.#messages.notices;
  }

  get reading(): InterfaceMessages['reading'] {
    return this.#messages.reading;
  }

  get reasons(): InterfaceMessages['reasons'] {
    return this.#messages.reasons;
  }

  /** Loads the other language and switches; the page's state stays. */
  async use(language: WikiLanguage): Promise<void> {
    const messages = await loadInterfaceMessages(language);
    this.#messages = messages;
    this.#language = language;
  }

  /** The text with its values; numbers in the language's own form. */
  readonly fill = (text: string, params: Readonly<Record<string, string | number>>): string => {
    const written = Object.entries(params).map(([name, value]) => [name, this.#write(value)]);
    return fillMessage(text, Object.fromEntries(written));
  };

  /** The text for `count` things. */
  readonly count = (text: CountedText, count: number): string =>
    this.fill(this.formats.isOne(count) ? text.one : text.other, { n: count });

  #write(value: string | number): string {
    return typeof value === 'number' ? this.formats.number(value) : value;
  }
}

/** The texts of the page: `setTexts` in the layout, `getTexts` below it. */
export const [getTexts, setTexts] = createContext<Texts>();
