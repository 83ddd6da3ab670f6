import { createContext } from 'svelte';
import { nextTheme, type ThemeChoice } from '#lib/ui/theme.ts';
import { keepChoice } from './keep-choice.ts';

/** The theme of the page. It is in the first HTML already, by cookie, so nothing changes colour after the first paint. */
export class Theme {
  choice: ThemeChoice = $state.raw('system');

  constructor(choice: ThemeChoice) {
    this.choice = choice;
  }

  /** Goes on to the next theme and remembers it. */
  turn(): void {
    this.choice = nextTheme(this.choice);
    document.documentElement.dataset.theme = this.choice;
    keepChoice('theme', this.choice);
  }
}

/** The theme of the page: `setTheme` in the layout, `getTheme` below it. */
export const [getTheme, setTheme] = createContext<Theme>();
