import type { WikiMessages } from '../../en/wiki.ts';
import { say } from './common.ts';

/** What documents say, and where they and the code disagree. */
export const documents: WikiMessages['documents'] = {
  warning: (s) => say`${s.path} dosyasındaki uyarı: ${s.quote}.`,
  reason: (s) => say`${s.path} dosyasında gerekçe şöyle veriliyor: ${s.quote}.`,
  features: (s) =>
    s.rest > 0
      ? say`${s.path} dosyasında sayılan özelliklerden bazıları: ${s.items}; ${s.rest} özellik daha var.`
      : say`${s.path} dosyasında sayılan özelliklerden bazıları: ${s.items}.`,
  release: (s) =>
    say`${s.path} dosyasındaki en yeni sürüm ${s.version}${s.date === undefined ? '' : say` (tarihi ${s.date})`}${s.items.length > 0 ? say`; getirdikleri arasında ${s.items}` : ''}${s.ahead === undefined ? '' : say`. Bildirimde ise şimdiden ${s.ahead} yazıyor`}.`,
  unreleased: (s) =>
    s.items.length > 0
      ? say`Henüz yayımlanmamış değişiklikler bunun üstünde, ${s.heading} başlığı altında; örneğin ${s.items}.`
      : say`Henüz yayımlanmamış değişiklikler bunun üstünde, ${s.heading} başlığı altında.`,
  licence: (s) => say`Hiçbir bildirimde lisans yazmıyor; ${s.path} dosyasının ilk satırı ${s.quote}.`,
  decisionsHeading: 'Kayda geçmiş kararlar',
  decisionColumns: ['Karar', 'Durum', 'Yazarların sözüyle'],
  quickHeading: 'Hızlı başlangıç',
  quick: (s) => say`Nasıl başlanacağı ${s.path} dosyasının ${s.heading} bölümünde yazıyor:`,
  filesHeading: 'Dosyalar',
  fileSays: (s) =>
    s.names.length > 0
      ? say`${s.path}: ${s.quote}. İçinde tanımlananlar: ${s.names}.`
      : say`${s.path} şöyle tanıtılıyor: ${s.quote}.`,
  fileDeclares: (s) => say`${s.lines} satırlık ${s.path} dosyasında tanımlananlar: ${s.names}.`,
  fileBare: (s) => say`${s.path} dosyası ${s.lines} satır; içinde listelenecek bir tanım yok.`,
  conflictsHeading: 'Belgelerde olup kodda olmayanlar',
  flags: (s) => {
    const of = s.command === undefined ? '' : say` (${s.command} komutu için)`;
    return s.count === 1
      ? say`${s.path} dosyasında ${s.names} seçeneği geçiyor${of}, ama onu okuyan bir kod bulunamadı.`
      : say`${s.path} dosyasında ${s.names} seçenekleri geçiyor${of}, ama bunları okuyan bir kod bulunamadı.`;
  },
  variables: (s) =>
    s.count === 1
      ? say`${s.path} dosyasında geçen ${s.names} değişkeni kodda, ayarlarda ve CI işlerinde yok.`
      : say`${s.path} dosyasında geçen ${s.names} değişkenleri kodda, ayarlarda ve CI işlerinde yok.`,
  scripts: (s) =>
    say`${s.path} dosyasına uyup ${s.names} yazan hata alır: böyle bir komut hiçbir bildirimde tanımlı değil.`,
  paths: (s) => say`${s.path} dosyasının gösterdiği ${s.names} depoda yok.`,
  names: (s) =>
    s.symbol === undefined
      ? say`${s.path} dosyasındaki bir yorumda ${s.names} adı geçiyor, ama bu ad hiçbir yerde tanımlı değil ve kullanılmıyor.`
      : say`${s.path} dosyasında, ${s.symbol} üzerindeki yorumda ${s.names} adı geçiyor, ama bu ad hiçbir yerde tanımlı değil ve kullanılmıyor.`,
  conflictsNone:
    'Değişiklik günlükleri dışındaki belgelerin böyle işaretlediği, bu projeye ait seçenekler, ortam değişkenleri, betikler ve yollar ile yorumların kod olarak işaretlediği adlar, başka programlarınkinden ayırt edilebildikleri ölçüde kodla karşılaştırıldı; bunların eksiğine rastlanmadı.',
  conflictsUnknown:
    'Belgelerin ve yorumların var olmayan şeylerden söz edip etmediğine bakılmadı, çünkü her şey okunmadı.',
  conflictColumns: ['Geçen ad', 'Yeri', 'Ne arandı'],
  lookedFor: {
    flag: 'seçeneğin harfleri, hangi yazımla olursa olsun, bütün kodda ve ayarlarda',
    variable: 'bu ad, bütün kodda, ayarlarda, compose dosyalarında ve CI işlerinde',
    script: 'bu adda bir betik ya da hedef, bütün bildirimlerde',
    path: 'bu dosya, hem kökten hem belgenin klasöründen başlayarak',
    name: 'bu adın yorumlar dışında bir tanımı ya da kullanımı',
  },
  readingHeading: 'Ayrıca okuyun',
  readings: [
    (s) => say`${s.path} dosyasında, ${s.heading} başlığı altında açıklanıyor: ${s.quote}.`,
    (s) => say`${s.path} içindeki ${s.heading} bölümüne de bakın; orada yazan: ${s.quote}.`,
  ],
};
