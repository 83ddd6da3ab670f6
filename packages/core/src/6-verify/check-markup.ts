/** HTML, Markdown links, images and addresses: nothing of this belongs into a sentence. */
const UNWANTED = /<\/?[a-z!][^>]{0,200}>|!?\[[^\]]{0,200}\]\(|\bhttps?:\/\/|\bjavascript:|```/i;

/** Whether a text carries markup that only the renderer may write. */
export function hasUnwantedMarkup(text: string): boolean {
  return UNWANTED.test(text);
}
