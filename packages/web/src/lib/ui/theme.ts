/** The theme a person chose; `system` follows the device. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;

/** One of the themes. */
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** The theme named by a cookie; anything unknown is `system`. */
export function readTheme(raw: string | undefined): ThemeChoice {
  return THEME_CHOICES.find((choice) => choice === raw) ?? 'system';
}

/** The theme that a press on the switch leads to. */
export function nextTheme(current: ThemeChoice): ThemeChoice {
  return THEME_CHOICES[(THEME_CHOICES.indexOf(current) + 1) % THEME_CHOICES.length] ?? 'system';
}
