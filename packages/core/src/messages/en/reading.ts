/** What a page says while it is read, in the exported file and in the web interface alike; English defines the type. */
export const reading = {
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',

  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Reset zoom: {scale}',
  zoomed: 'Zoom: {scale}',
  fullScreen: 'Full screen',

  citationsTitle: 'Verified citations',
  citationsFilter: 'Filter by file or statement',
};

/** Texts of {@link reading} in one language. */
export type ReadingTexts = Readonly<Record<keyof typeof reading, string>>;
