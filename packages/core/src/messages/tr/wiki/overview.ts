import type { WikiMessages } from '../../en/wiki.ts';
import { say } from './common.ts';

/** The first page. */
export const overview: WikiMessages['overview'] = {
  summary: (s) => `${s.name}: ${s.words}`,
  summaryBare: (s) => `${s.name}, ${s.count} bölüm hâlinde: nereden okunur, ne nerede değiştirilir.`,
  kinds: {
    npm: 'npm paketi',
    python: 'Python paketi',
    go: 'Go modülü',
    rust: 'Rust paketi',
    jvm: 'JVM projesi',
    other: 'paket',
  },
  declares: (s) => say`${s.path} dosyasının tanımladığı ${s.kind}: ${s.name}`,
  keepsPrivate: (s) => say`${s.path} dosyasında çalışma alanının adı ${s.name}; yayımlanmıyor`,
  version: (s) => say`sürüm ${s.version}`,
  licence: (s) => say`lisans ${s.licence}`,
  runtime: (s) => say`gereken ortam: ${s.runtime} ${s.version}`,
  identity: (s) =>
    say`${s.subject}${s.traits.length > 0 ? say`, ${s.traits}` : ''}${s.needs.length > 0 ? say`; ${s.needs}` : ''}.`,
  alsoSays: (s) => say`${s.path} dosyasındaki tanıtım şöyle: ${s.quote}.`,
  command: (s) => say`${s.name} yazınca ${s.target} dosyası çalışır`,
  commands: (s) => say`Komut satırında ${s.commands}.`,
  imports: (s) => say`Bir program ${s.name} paketini içe aktardığında ${s.target} dosyasının sunduklarını alır.`,
  container: (s) => say`${s.path} dosyası projeyi bir kapsayıcıya koyar; kapsayıcı ${s.name} ile başlar.`,
  packagesHeading: 'Bu depodaki paketler',
  packageColumns: ['Paket', 'Yazarlarının sözüyle', 'Klasör'],
  packagesRest: (s) => say`${s.rest} paket daha kendi bildiriminde anlatılıyor.`,
  offerHeading: 'Bir programın içe aktarabildikleri',
  offerColumns: ['Ad', 'Tür', 'Yorumu ne diyor'],
  offers: (s) =>
    s.isFolder
      ? say`${s.name} paketini içe aktaran bir program, ${s.place} dosyasının yanındaki dosyalardan şunları alır: ${s.counts}; en çok karşılaşılanlar tabloda.`
      : say`${s.name} paketinin programlara sunduğu adlar ${s.place} dosyasında toplanıyor; tanımına kadar izlenebilenler: ${s.counts}; en çok karşılaşılanlar tabloda.`,
  counted: (s) => {
    const names = { class: 'sınıf', function: 'fonksiyon', type: 'tip', value: 'değer' };
    return say`${s.count} ${names[s.kind]}`;
  },
  symbolKinds: {
    function: 'fonksiyon',
    class: 'sınıf',
    interface: 'arayüz',
    type: 'tip',
    enum: 'numaralandırma',
    constant: 'sabit',
    variable: 'değişken',
    module: 'modül',
  },
  deprecated: (s) => say`Kullanımdan kaldırma notu taşıyanlar: ${s.names}.`,
  deprecatedName: (s) => (s.since === undefined ? say`${s.name}` : say`${s.name} (${s.since} sürümünden beri)`),
  needsNothing: (s) => say`Çalışmak için başka bir pakete gerek duymaz: ${s.path} dosyasında hiçbiri sayılmıyor.`,
  builtBy: (s) => say`Paketi oluşturan araç ${s.backend}.`,
  mapHeading: 'Bölümler ve hangisi hangisine dayanıyor',
  mapTitle: 'Hangi bölüm hangisine dayanıyor',
  inWords: (s) =>
    say`Kod ${s.count} bölümde anlatılıyor: ${s.parts}. Birbirlerine nasıl bağlı oldukları şu sayfada çizili: ${s.page}.`,
  mostUsed: (s) =>
    say`En çok bölümün dayandığı yer ${s.part} bölümüdür; onu içe aktaranlar: ${s.users}${s.example.length > 0 ? say`; örneğin ${s.first} bölümünün aldıkları ${s.example}` : ''}.`,
  topmost: (s) => say`Öbür uçta ${s.part} bölümü parçaları bir araya getirir; gerekenleri şuralardan alır: ${s.used}.`,
  drawsOn: (s) => say`En çok bölümden yararlanan ${s.part} bölümüdür: ${s.used}.`,
  busiest: (s) =>
    say`En çok geçilen sınır ${s.from} ile ${s.to} arasında: bu yönde ${s.count} içe aktarma var, örneğin ${s.names}.`,
  onePart: (s) =>
    say`Ürün kodu tek bir bölüm oluşturuyor: ${s.part}. İçinde ${s.path} dosyasını ${s.count} dosya ${s.isUse ? 'kullanıyor' : 'içe aktarıyor'}.`,
  readHeading: 'Okumaya nereden başlanır',
  readEntry: (s) => say`Önce ${s.path} dosyasını açın: ${s.name} burada başlar.`,
  readMain: (s) =>
    say`Ardından ${s.part} bölümündeki ${s.path} gelir: ${s.isUse ? 'başka paketlerin' : 'ürünün'} ${s.count} dosyası onu ${s.isUse ? 'kullanır' : 'içe aktarır'}.`,
  readMainFirst: (s) =>
    say`${s.part} bölümündeki ${s.path} dosyasıyla başlayın: ${s.isUse ? 'başka paketlerin' : 'ürünün'} ${s.count} dosyası onu ${s.isUse ? 'kullanır' : 'içe aktarır'}.`,
  readTests: (s) =>
    say`Yapıdan çok davranışı merak ediyorsanız ${s.path} dosyasına bakın; oradaki beklentilerden biri: ${s.quote}.`,
  changeHeading: 'Ne nerede değiştirilir',
  changeColumns: ['Değişecek olan', 'İlk açılacak dosya', 'Çalıştırılacak test'],
  changeNamed: (s) => say`${s.part}: ${s.names}`,
  stackHeading: 'Neyle yapılmış',
  stackColumns: ['Ne', 'Nasıl bildirilmiş', 'Nerede görülüyor'],
  languageFiles: (s) => `${s.count.toLocaleString('tr')} ürün dosyası`,
  usedIn: (s) => (s.count === 1 ? say`${s.path}` : say`${s.path} ve ${s.count - 1} dosya daha`),
};
