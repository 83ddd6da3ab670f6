/** What a key can ask for. */
export type Shortcut = 'search' | 'previous' | 'next' | 'tree' | 'copyLink' | 'help';

/** What is read of a press. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

/** Where the press happened. */
export interface KeyContext {
  readonly areSingleKeysOn: boolean;
  /** Somebody types, or a dialog is open: keys belong to it. */
  readonly isTaken: boolean;
}

const SINGLE_KEYS: Readonly<Record<string, Shortcut>> = {
  '/': 'search',
  '[': 'previous',
  ']': 'next',
  t: 'tree',
  y: 'copyLink',
  '?': 'help',
};

/** Typed with AltGr or Option on Turkish, German and many other keyboards. */
const OFTEN_WITH_ALT = new Set(['[', ']', '/']);

/** The shortcut of a press; `undefined` when the press is none of ours. */
export function shortcutOf(press: KeyPress, { areSingleKeysOn, isTaken }: KeyContext): Shortcut | undefined {
  const { key, ctrlKey, metaKey, altKey } = press;
  if (press.isComposing) return undefined;
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return 'search';
  if (!areSingleKeysOn || isTaken || metaKey) return undefined;
  // AltGr arrives as Ctrl and Alt together.
  const isPlain = altKey ? OFTEN_WITH_ALT.has(key) : !ctrlKey;
  return isPlain && Object.hasOwn(SINGLE_KEYS, key) ? SINGLE_KEYS[key] : undefined;
}
