import type { InterfaceWord } from '../../en/wiki/interfaces.ts';
import type { WikiMessages } from '../../en/wiki.ts';
import type { Said, Slot } from '../../say.ts';
import { common, say } from './common.ts';

const NAMES: Readonly<Record<InterfaceWord, string>> = {
  route: 'istek',
  procedure: 'yordam',
  event: 'olay',
  tool: 'araç',
  command: 'komut',
  job: 'iş',
};

interface PlaceFacts {
  readonly place: Slot;
  readonly fileCount: number;
  readonly count: number;
  readonly prefix?: { readonly text: Slot; readonly count: number } | undefined;
}

const below = ({ prefix, count }: PlaceFacts): Said =>
  prefix === undefined
    ? []
    : prefix.count === count
      ? say`; hepsi ${prefix.text} altında`
      : say`; ${prefix.count} tanesi ${prefix.text} altında`;

const inFiles = ({ fileCount }: PlaceFacts): Said => (fileCount > 1 ? say` (${fileCount} dosyada)` : []);

/** What can be asked of the program from outside. */
export const interfaces: WikiMessages['interfaces'] = {
  summary: (s) => `${s.name} dışarıdan nelere yanıt veriyor: ${s.counts}.`,
  counted: (s) => `${common.number(s.count)} ${s.sort === 'route' ? 'HTTP isteği' : NAMES[s.sort]}`,
  lead: (s) => say`Kodda kayıtlı olanlar: ${s.counts}.`,
  limit:
    'Bunlar kodun onları kaydettiği yerlerden okundu; adı ancak program çalışırken oluşanlar ve kitaplıkların kendiliğinden ekledikleri bu listelerde yok.',
  headings: {
    route: 'Yanıtladığı HTTP istekleri',
    procedure: 'Yordamlar',
    event: 'Dinlediği olaylar',
    tool: 'Modellere sunduğu araçlar',
    command: 'Komutlar',
    job: 'Kendiliğinden başlayan işler',
  },
  columns: {
    route: ['İstek', 'Karşılayan', 'Yorumu ne diyor', 'Tanımlandığı yer'],
    procedure: ['Yordam', 'Karşılayan', 'Yorumu ne diyor', 'Tanımlandığı yer'],
    event: ['Olay', 'Karşılayan', 'Yorumu ne diyor', 'Tanımlandığı yer'],
    tool: ['Araç', 'Karşılayan', 'Yorumu ne diyor', 'Tanımlandığı yer'],
    command: ['Komut', 'Yürüten', 'Yazarların sözü', 'Tanımlandığı yer'],
    job: ['İş', 'Yürüten', 'Yorumu ne diyor', 'Tanımlandığı yer'],
  },
  calls: (s) => say`yerinde yazılmış kod; çağırdığı: ${s.name}`,
  inPlace: 'yerinde yazılmış kod',
  place: (s) =>
    s.count === s.of
      ? [
          say`${s.count === 1 ? 'Kayıtlı olduğu yer' : 'Hepsinin kayıtlı olduğu yer'} ${s.place}${inFiles(s)}${below(s)}.`,
          say`${s.count === 1 ? 'Kaydı' : 'Kayıtları'} şurada: ${s.place}${inFiles(s)}${below(s)}.`,
          say`Görmek için ${s.place} açılabilir${below(s)}.`,
        ]
      : [
          say`${s.place} içinde ${s.count} ${NAMES[s.sort]} kayıtlı${inFiles(s)}${below(s)}.`,
          say`${s.count} tanesi ${s.place} içinden geliyor${inFiles(s)}${below(s)}.`,
          say`${s.place}: ${s.count} ${NAMES[s.sort]}${inFiles(s)}${below(s)}.`,
          say`${s.count} tane de şurada var: ${s.place}${inFiles(s)}${below(s)}.`,
          say`Bunlara ${s.place} ${s.count} tane ekliyor${inFiles(s)}${below(s)}.`,
          say`Bir başka yer ${s.place}, orada ${s.count} tane var${inFiles(s)}${below(s)}.`,
        ],
  through: (s) =>
    s.sort === 'command' || s.sort === 'job'
      ? s.isAll
        ? [say`Her birinin kodu ${s.names} çağrısıyla sarılı.`, say`Hepsinin kodunu aynı çağrı sarıyor: ${s.names}.`]
        : [
            say`${s.count} tanesinin kodu ${s.names} çağrısıyla sarılı.`,
            say`${s.count} tanesinde kodun çevresinde ${s.names} duruyor.`,
          ]
      : s.isAll
        ? [
            say`Karşılanmadan önce her biri şuradan geçiyor: ${s.names}.`,
            say`Hepsinin önünde ${s.names} duruyor.`,
            say`İlk uğradıkları yer ${s.names}.`,
          ]
        : [
            say`${s.count} tanesi karşılanmadan önce şuradan geçiyor: ${s.names}.`,
            say`${s.count} tanesinin önünde ${s.names} duruyor.`,
          ],
  open: {
    router: (s) =>
      s.isAll
        ? say`Bu yolların önüne ne geldiği ${s.name} hangi yola bağlanmışsa ona göre değişir; bağlandığı yer bulunamadı.`
        : say`${s.count} tanesinde yolun önüne ne geldiği ${s.name} hangi yola bağlanmışsa ona göre değişir; bağlandığı yer bulunamadı.`,
    function: (s) =>
      s.isAll
        ? say`Yolları önce ${s.name} fonksiyonundan geçiyor; başlarına bir şey eklenebilir.`
        : say`${s.count} tanesinin yolu önce ${s.name} fonksiyonundan geçiyor; başına bir şey eklenebilir.`,
  },
  restHeading: 'Ötekiler',
  handledIn: (s) => [
    say`Bu ${s.count} tanesini karşılayan kod ${s.path} dosyasında.`,
    say`Arkalarındaki kod için: ${s.path}.`,
    say`Ne yaptıklarını görmek için ${s.path} açılabilir.`,
    say`Karşılayanların hepsi tek dosyada tanımlı: ${s.path}.`,
  ],
  flow: (s) => [
    say`${s.name} adım adım şu sayfada izleniyor: ${s.page}.`,
    say`${s.name} nasıl ilerliyor, bkz. ${s.page}.`,
    say`İçlerinden biri, ${s.name}, baştan sona şurada anlatılıyor: ${s.page}.`,
  ],
  some: (s) =>
    s.rest === 0
      ? [say`Burada şunlar var: ${s.names}.`, say`Bunlar ${s.names}.`, say`Adları: ${s.names}.`]
      : [
          say`Bu ${s.total} taneden birkaçı: ${s.names}.`,
          say`${s.total} tane var, aralarında ${s.names}.`,
          say`Toplam ${s.total}; örnek olarak ${s.names}.`,
        ],
  list: (s) => say`${s.count} ${NAMES[s.sort]}, satırlarıyla birlikte eksiksiz olarak şurada: ${s.page}.`,
  beginnings: 'Sonunda yıldız olan bir yol, öyle başlayan bütün yolları anlatır.',
  switches: (s) => say`Seçenekleri ve varsayılan değerleri şu sayfada: ${s.page}.`,
  offer: (s) => say`Bir programın buradan içe aktarabildikleri şu sayfada: ${s.page}.`,
  listSummary: (s) => `${s.title}, dosya dosya: ${common.number(s.count)}.`,
  listIntro: (s) =>
    say`Aşağıdaki her satır, kodun onu kaydettiği yerden okundu. Birbirleriyle ilişkileri şurada anlatılıyor: ${s.page}.`,
  sorts: {
    route: 'istekler',
    procedure: 'yordamlar',
    event: 'olaylar',
    tool: 'araçlar',
    command: 'komutlar',
    job: 'işler',
  },
  listedOn: (s) => say`Tek tek ele alınanlar (${s.sorts}) şu sayfada: ${s.page}.`,
  see: (s) => say`Dışarıdan neler istenebileceği (${s.counts}) şu sayfada: ${s.page}.`,
};
