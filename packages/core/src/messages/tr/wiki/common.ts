import type { WikiMessages } from '../../en/wiki.ts';
import { joinSaid, type Said, type Slot, sayIn } from '../../say.ts';

export const say = sayIn('tr');

/** Units as they are written behind a number. */
const UNITS: Readonly<Record<string, string>> = {
  milliseconds: 'milisaniye',
  seconds: 'saniye',
  minutes: 'dakika',
  hours: 'saat',
  days: 'gün',
  bytes: 'bayt',
  kilobytes: 'kB',
  megabytes: 'MB',
  gigabytes: 'GB',
  kibibytes: 'KiB',
  mebibytes: 'MiB',
  gibibytes: 'GiB',
};

/** Words used on every page. */
export const common: WikiMessages['common'] = {
  and: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ' ve ' }),
  or: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ' ya da ' }),
  andLong: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ', ayrıca ' }),
  comma: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ', ' }),
  space: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ' ', last: ' ' }),
  also: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: '; ', last: '; ' }),
  stop: (sentence) => say`${sentence}.`,
  others: say`başkaları`,
  more: (s) => say`${s.rest} bölüm daha`,
  moreOf: (s) => say`${s.rest} tane daha`,
  number: (value) => value.toLocaleString('tr'),
  measure: (s) => `${s.amount.toLocaleString('tr')} ${UNITS[s.unit] ?? s.unit}`,
  files: (s) => `${s.count.toLocaleString('tr')} dosya`,
};

/** Page titles. */
export const titles: WikiMessages['titles'] = {
  overview: 'Genel bakış',
  gettingStarted: 'Başlarken',
  architecture: 'Mimari',
  flows: 'Nasıl çalışır',
  interfaces: 'Dış arayüzler',
  interfaceList: {
    route: 'Bütün HTTP istekleri',
    procedure: 'Bütün yordamlar',
    event: 'Bütün olaylar',
    tool: 'Bütün araçlar',
    command: 'Bütün komutlar',
    job: 'Bütün işler',
  },
  partOf: (s) => `${s.name}, kısım ${s.part}`,
  configuration: 'Yapılandırma',
  extending: 'Genişletme',
  operations: 'Derleme, test ve yayım',
  reference: 'Referans',
  referenceOf: (s) => (s.part === undefined ? `Referans: ${s.name}` : `Referans: ${s.name}, kısım ${s.part}`),
  coverage: 'Ne okundu, nasıl okundu',
};

/** Why a file is among the sources of a page. */
export const sources: WikiMessages['sources'] = {
  entry: (s) => (s.name === '.' ? 'paketin giriş noktası' : `giriş noktası: ${s.name}`),
  imported: (s) => `${s.count} dosya ${s.isUse ? 'kullanıyor' : 'içe aktarıyor'}`,
  declares: (s) => `burada tanımlı: ${s.name}`,
  documents: 'kendi belgesi',
  tests: 'bu bölümü sınıyor',
  states: 'bu sayfadaki bilgilerin kaynağı',
};
