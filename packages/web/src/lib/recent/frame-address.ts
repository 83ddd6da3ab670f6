/** Where the document that shows a kept wiki comes from. */
export const FRAME_PATH = '/recent/frame';

/** A hash as a content security policy writes it. */
export const POLICY_HASH = /^sha256-[A-Za-z0-9+/]{43}=$/;

/** Most hashes of one kind; a wiki has two scripts and one sheet of styles. */
export const MAX_HASHES = 8;

/** How much of a file is searched for its policy, in characters: it stands first in the head. */
const HEAD_LENGTH = 4000;

/**
 * The address of the frame for a wiki: it names the hashes of the wiki's own scripts and styles, so that the frame's
 * policy allows those and nothing else. A file without a policy is shown as plain text without styles and scripts.
 */
export function frameAddress(html: string): string {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html.slice(0, HEAD_LENGTH))?.[1] ?? '';
  const query = new URLSearchParams();
  for (const kind of ['script', 'style'] as const) {
    for (const hash of hashesOf(policy, `${kind}-src`)) query.append(kind, hash);
  }
  const text = query.toString();
  return text === '' ? FRAME_PATH : `${FRAME_PATH}?${text}`;
}

/** The same file with the theme of the page around it; a frame without an origin remembers none of its own. */
export function withTheme(html: string, theme: 'system' | 'light' | 'dark'): string {
  return theme === 'system' ? html : html.replace('<html ', `<html data-theme="${theme}" `);
}

function hashesOf(policy: string, directive: string): readonly string[] {
  const sources = policy
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .find(([name]) => name === directive);
  return (sources ?? [])
    .slice(1)
    .map((source) => source.replaceAll("'", ''))
    .filter((source) => POLICY_HASH.test(source))
    .slice(0, MAX_HASHES);
}
