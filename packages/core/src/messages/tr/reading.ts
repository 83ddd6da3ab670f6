import type { ReadingTexts } from '../en/reading.ts';

/** What a page says while it is read, in Turkish. */
export const reading: ReadingTexts = {
  copy: 'Kopyala',
  copied: 'Kopyalandı',
  close: 'Kapat',

  zoomIn: 'Yakınlaştır',
  zoomOut: 'Uzaklaştır',
  zoomReset: 'Yakınlaştırmayı sıfırla: {scale}',
  zoomed: 'Yakınlaştırma: {scale}',
  fullScreen: 'Tam ekran',

  citationsTitle: 'Doğrulanmış kaynaklar',
  citationsFilter: 'Dosyaya ya da ifadeye göre süz',
};
