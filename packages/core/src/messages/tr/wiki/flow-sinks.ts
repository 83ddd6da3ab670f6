import type { SinkWord } from '../../en/wiki/flow-sinks.ts';

/** Title of a page for the way to such a place. */
export const SINK_TITLES: Readonly<Record<SinkWord, (name: string) => string>> = {
  database: (name) => `${name} veritabanına nasıl gider`,
  queue: (name) => `${name} iletileri nasıl aktarır`,
  request: (name) => `${name} isteğini nasıl gönderir`,
  process: (name) => `${name} başka bir programı nasıl başlatır`,
  'writes-file': (name) => `${name} diske nasıl yazar`,
  listens: (name) => `${name} bağlantı noktasını nasıl açar`,
  'reads-file': (name) => `${name} diskten nasıl okur`,
  output: (name) => `${name} çıktısını nasıl verir`,
};

/** What is done there, as a verb without a subject. */
export const SINKS: Readonly<Record<SinkWord, string>> = {
  'reads-file': 'ile diskten okur',
  'writes-file': 'ile dosyaları değiştirir',
  request: 'ile istek gönderir',
  listens: 'ile bağlantı noktası açar',
  process: 'ile başka bir program başlatır',
  database: 'ile veritabanına gider',
  queue: 'ile ileti aktarır',
  output: 'ile çıktı verir',
};
