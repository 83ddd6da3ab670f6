/** How long the browser gets to take over a file, in milliseconds. */
const HAND_OVER_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile({ filename, blob }: { readonly filename: string; readonly blob: Blob }): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), HAND_OVER_MS);
}
