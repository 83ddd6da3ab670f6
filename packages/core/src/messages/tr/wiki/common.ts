import type { WikiMessages } from '../../en/wiki.ts';
import { joinSaid, type Said, type Slot, sayIn } from '../../say.ts';

export const say = sayIn('tr');

/** Words used on every page. */
export const common: WikiMessages['common'] = {
  and: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ' ve ' }),
  andLong: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ', ayrıca ' }),
  comma: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ', ' }),
  also: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: '; ', last: '; ' }),
  stop: (sentence) => say`${sentence}.`,
  more: (s) => say`${s.rest} bölüm daha`,
  number: (value) => value.toLocaleString('tr'),
  files: (s) => `${s.count.toLocaleString('tr')} dosya`,
};

/** Page titles. */
export const titles: WikiMessages['titles'] = {
  overview: 'Genel bakış',
  gettingStarted: 'Başlarken',
  architecture: 'Mimari',
  configuration: 'Yapılandırma',
  operations: 'Derleme, test ve yayım',
  reference: 'Başvuru',
  referenceOf: (s) => (s.part === undefined ? `Başvuru: ${s.name}` : `Başvuru: ${s.name}, kısım ${s.part}`),
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
