import type { WikiMessages } from '../../en/wiki.ts';
import { say } from './common.ts';

/** Getting started. */
export const start: WikiMessages['start'] = {
  summary: (s) =>
    `${s.name}: kurma, çalıştırma, derleme ve test adımları; belgelerden, bildirimlerden ve CI tanımlarından.`,
  needs: (s) => say`Gerekenler (${s.path} dosyasına göre): ${s.needs}.`,
  need: (s) => say`${s.runtime} ${s.version}`,
  asks: (s) => say`${s.path} dosyasının istedikleri: ${s.quotes}.`,
  asksFirst: (s) => say`Önceden hazır olması gerekenler ${s.path} dosyasında yazıyor: ${s.quotes}.`,
  installHeading: 'Kurulum',
  useHeading: 'İlk kullanım',
  workHeading: 'Kod üzerinde çalışmak',
  examplesHeading: 'Örnekler',
  shows: (s) => say`${s.place}: ${s.quote}.`,
  extras: (s) => say`Yalnızca istenince kurulanların ${s.path} içindeki adları: ${s.names}.`,
  groups: (s) => say`Geliştiriciler için ${s.path} içindeki bağımlılık grupları: ${s.names}.`,
  ciHeading: 'CI bir değişiklikten ne bekler',
  guidesHeading: 'Yazarların daha fazlasını anlattığı yerler',
  under: (s) => {
    const turns = [
      say`${s.path} dosyasında, ${s.heading} başlığı altında:`,
      say`${s.heading} bölümünün gösterdiği (${s.path}):`,
      say`${s.path} içinde ${s.heading} şöyle anlatılıyor:`,
      say`Ardından ${s.path} dosyasındaki ${s.heading} geliyor:`,
      say`${s.heading} başlığı altında eklenenler (${s.path}):`,
    ];
    return turns[s.turn % turns.length] ?? [];
  },
  atTop: (s) => say`${s.path} dosyasından:`,
  example: (s) => (s.heading === '' ? s.path : `${s.heading} (${s.path})`),
  outcome: (s) => say`Bundan sonra ne olacağını ${s.path} şöyle anlatıyor: ${s.quote}.`,
  entrance: (s) => say`Kodda ${s.name} komutunun başladığı yer ${s.target}; bölümünün sayfası: ${s.part}.`,
  entranceBare: (s) => say`Kodda ${s.name} komutunun başladığı yer ${s.target}.`,
  scripts: (s) =>
    s.isRest
      ? say`${s.path} dosyasındaki diğer komutlar: ${s.scripts}.`
      : say`Günlük iş için ${s.path} dosyasında şu komutlar var: ${s.scripts}.`,
  script: (s) => say`${s.invocation} (çalıştırdığı ${s.command})`,
  scriptNote: (s) => say`${s.invocation} (${s.quote})`,
  scriptBare: (s) => say`${s.invocation}`,
  handed: (s) =>
    say`${s.path} dosyasındaki betikler yalnızca kendi adlarını ${s.leader} komutuna aktarıyor: ${s.names}.`,
  oneTest: (s) =>
    s.takesFolders
      ? say`Testleri ${s.runner} çalıştırıyor (${s.path} böyle diyor); yalnızca bir klasördekiler için sonuna o klasörü yazın, örneğin ${s.test}.`
      : say`Tek bir test dosyası için, ${s.path} dosyasında adı geçen çalıştırıcının sonuna dosyanın yolunu ekleyin: ${s.runner}, ardından örneğin ${s.test}.`,
  ci: (s) =>
    s.page === undefined
      ? say`Bir değişikliği ${s.path} dosyası denetler: ${s.jobs}.`
      : say`Bir değişikliği ${s.path} dosyası denetler: ${s.jobs}. Gerisi şu sayfada: ${s.page}.`,
  ciJob: (s) => say`${s.job} işinin çalıştırdıkları ${s.commands}`,
  guides: [
    (s) => say`${s.path} şunu söylüyor: ${s.quote}.`,
    (s) => say`${s.path} dosyasında yazan: ${s.quote}.`,
    (s) => say`Bir başka belge olan ${s.path} şöyle anlatıyor: ${s.quote}.`,
    (s) => say`${s.path} dosyası da var: ${s.quote}.`,
  ],
};
