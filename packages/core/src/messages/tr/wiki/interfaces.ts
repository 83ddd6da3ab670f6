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
  takes: (s) => say`yerinde yazılmış kod; aldıkları: ${s.names}`,
  place: (s) =>
    s.count === s.of
      ? [
          say`${s.count === 1 ? 'Kayıtlı olduğu yer' : 'Hepsinin kayıtlı olduğu yer'} ${s.place}${inFiles(s)}${below(s)}.`,
          say`${s.count === 1 ? 'Onu' : 'Hepsini'} ${s.place} kaydediyor${inFiles(s)}${below(s)}.`,
          say`Görmek için ${s.place} açılabilir${below(s)}.`,
        ]
      : [
          say`${s.place} içinde ${s.count} ${NAMES[s.sort]} kayıtlı${inFiles(s)}${below(s)}.`,
          say`${s.count} tanesi ${s.place} içinden geliyor${inFiles(s)}${below(s)}.`,
          say`${s.place}: ${s.count} ${NAMES[s.sort]}${inFiles(s)}${below(s)}.`,
          say`${s.place} içinde ${s.count} tane daha var${inFiles(s)}${below(s)}.`,
          say`Bunlara ${s.place} ${s.count} tane ekliyor${inFiles(s)}${below(s)}.`,
          say`Bir başka yer ${s.place}, orada ${s.count} tane var${inFiles(s)}${below(s)}.`,
        ],
  through: (s) =>
    s.sort === 'command' || s.sort === 'job'
      ? s.isAll
        ? [say`Her birinin kodu ${s.names} çağrısıyla sarılı.`, say`Hepsinin kodunu ${s.names} sarıyor.`]
        : [
            say`${s.count} tanesinin kodu ${s.names} çağrısıyla sarılı.`,
            say`${s.count} tanesinde kodun çevresinde ${s.names} duruyor.`,
          ]
      : s.isAll
        ? [
            say`Karşılanmadan önce her biri ${s.names} içinden geçiyor.`,
            say`Hepsinin önünde ${s.names} duruyor.`,
            say`İlk uğradıkları yer ${s.names}.`,
          ]
        : [
            say`${s.count} tanesi karşılanmadan önce ${s.names} içinden geçiyor.`,
            say`${s.count} tanesinin önünde ${s.names} duruyor.`,
          ],
  open: {
    router: (s) =>
      s.isAll
        ? [
            say`${s.count === 1 ? 'Bu yolun' : 'Bu yolların'} önüne ne geldiği, ${s.name} nereye bağlandıysa ona göre değişir; bağlandığı yer bulunamadı.`,
            say`${s.name} nereye bağlanıyor, bulunamadı; bu yüzden ${s.count === 1 ? 'yolun' : 'yolların'} başı açık kalıyor.`,
          ]
        : [
            say`${s.count} tanesinde yolun önüne ne geldiği, ${s.name} nereye bağlandıysa ona göre değişir; bağlandığı yer bulunamadı.`,
            say`${s.name} nereye bağlanıyor, bulunamadı; ${s.count} yolun başı açık kalıyor.`,
          ],
    function: (s) =>
      s.isAll
        ? s.count === 1
          ? [say`Yolu önce ${s.name} fonksiyonundan geçiyor; başına bir şey eklenebilir.`]
          : [
              say`Yolları önce ${s.name} fonksiyonundan geçiyor; başlarına bir şey eklenebilir.`,
              say`Yolları önce ${s.name} alıyor ve başlarına bir şey ekleyebiliyor.`,
            ]
        : [
            say`${s.count} tanesinin yolu önce ${s.name} fonksiyonundan geçiyor; başına bir şey eklenebilir.`,
            say`${s.count} yolu önce ${s.name} alıyor ve başına bir şey ekleyebiliyor.`,
          ],
  },
  via: (s) => [
    say`Bunlar ${s.event} olayıyla gelir ve ${s.callee} çağrısıyla iletilir.`,
    say`İstemci bunları ${s.event} içinde gönderir, oradaki kod ${s.callee} ile iletir.`,
    say`Burada da önce ${s.event} gelir, ardından ${s.callee} iletir.`,
  ],
  viaOf: (s) => say`${s.places} içindekiler ${s.event} olayıyla gelir ve ${s.callee} çağrısıyla iletilir.`,
  restHeading: 'Ötekiler',
  handledIn: (s) => [
    say`Bu ${s.count} tanesini karşılayan kod ${s.path} dosyasında.`,
    say`Arkalarındaki kod ${s.path} dosyasında.`,
    say`Ne yaptıklarını görmek için ${s.path} açılabilir.`,
    say`Karşılayanların hepsi tek dosyada, ${s.path} içinde tanımlı.`,
  ],
  flow: (s) => [
    say`${s.name} ${s.page} sayfasında adım adım izleniyor.`,
    say`${s.page} sayfası ${s.name} için bütün yolu anlatıyor.`,
    say`İçlerinden biri, ${s.name}, ${s.page} sayfasında baştan sona izlenebilir.`,
  ],
  some: (s) =>
    s.isAll
      ? s.count === 1
        ? [say`Adı ${s.names}.`, say`Bu da ${s.names}.`]
        : [say`Bunlar ${s.names}.`, say`Burada ${s.names} var.`, say`Adları ${s.names}.`]
      : [
          say`Bu ${s.count} tanenin arasında ${s.names} var.`,
          say`${s.count} tane var, aralarında ${s.names}.`,
          say`Toplam ${s.count}; örnek olarak ${s.names}.`,
        ],
  topicColumns: {
    route: ['Şunun altındaki yollar', 'İstek sayısı', 'Örneğin', 'Karşılandığı yer'],
    procedure: ['Şunun altındaki yordamlar', 'Kaç tane', 'Örneğin', 'Karşılandığı yer'],
    event: ['Olaylar', 'Kaç tane', 'Örneğin', 'Karşılandığı yer'],
    tool: ['Araçlar', 'Kaç tane', 'Örneğin', 'Karşılandığı yer'],
    command: ['Şununla başlayan komutlar', 'Kaç tane', 'Örneğin', 'Yürütüldüğü yer'],
    job: ['İşler', 'Kaç tane', 'Örneğin', 'Yürütüldüğü yer'],
  },
  placeColumns: {
    route: ['Kayıtlı olduğu yer', 'İstek sayısı', 'Örneğin'],
    procedure: ['Kayıtlı olduğu yer', 'Yordam sayısı', 'Örneğin'],
    event: ['Kayıtlı olduğu yer', 'Olay sayısı', 'Örneğin'],
    tool: ['Kayıtlı olduğu yer', 'Araç sayısı', 'Örneğin'],
    command: ['Kayıtlı olduğu yer', 'Komut sayısı', 'Örneğin'],
    job: ['Kayıtlı olduğu yer', 'İş sayısı', 'Örneğin'],
  },
  elsewhere: (s) => say`Geri kalan ${s.count} ${NAMES[s.sort]} ${s.places} yere dağılmış.`,
  list: (s) => say`${s.count} ${NAMES[s.sort]}, satırlarıyla birlikte ${s.page} sayfasında eksiksiz duruyor.`,
  beginnings: 'Sonunda yıldız olan bir yol, öyle başlayan bütün yolları anlatır.',
  switches: (s) => say`Seçenekleri ve varsayılan değerleri ${s.page} sayfasında.`,
  offer: (s) => say`Bir programın buradan içe aktarabildikleri ${s.page} sayfasında.`,
  listSummary: (s) => `${s.title}, dosya dosya: ${common.number(s.count)}.`,
  listIntro: (s) =>
    say`Aşağıdaki her satır, kodun onu kaydettiği yerden okundu. Birbirleriyle ilişkileri ${s.page} sayfasında anlatılıyor.`,
  sorts: {
    route: 'istekler',
    procedure: 'yordamlar',
    event: 'olaylar',
    tool: 'araçlar',
    command: 'komutlar',
    job: 'işler',
  },
  listedOn: (s) => say`Tek tek ele alınanlar (${s.sorts}) ${s.page} sayfasında.`,
  see: (s) => say`Dışarıdan neler istenebileceği (${s.counts}) ${s.page} sayfasında anlatılıyor.`,
};
