import type { WikiMessages } from '../../en/wiki.ts';
import { common, say } from './common.ts';

/** The wording whose turn it is. */
function pick<T>(turn: number, wordings: readonly T[]): T {
  return wordings[turn % wordings.length] as T;
}

/** The page of one part. */
/** Bir tanımın başka bir türle ilişkisi, türün adından sonra gelecek biçimde. */
const KIND_OF = { extends: 'türündendir', implements: 'arayüzünü gerçekler', embeds: 'türünü içine alır' } as const;

export const module: WikiMessages['module'] = {
  summaryWords: (s) => s.words,
  summaryNames: (s) => `${s.folder}: ${s.names}.`,
  said: {
    readme: (s) => say`${s.path} bu bölümü şöyle tanıtıyor: ${s.quote}.`,
    package: (s) => say`${s.path} dosyasındaki tanıtım şöyle diyor: ${s.quote}.`,
    file: (s) => say`${s.path} dosyasının başındaki yorum şöyle diyor: ${s.quote}.`,
    index: (s) => say`${s.path} klasörü şu sözlerle tanıtıyor: ${s.quote}.`,
    symbol: (s) =>
      pick(s.turn, [
        say`Burada bilinecek ilk ad ${s.path} dosyasındaki ${s.name}: ${s.quote}.`,
        say`${s.quote}: bu sözlerle anlatılan ${s.name}, ${s.path} dosyasında.`,
        say`Öbür bölümlerin burada aradığı ad ${s.name} (${s.path}); yorumu ${s.quote}.`,
        say`Bu bölümün konusu ${s.path} dosyasındaki ${s.name}: ${s.quote}.`,
        say`${s.path} dosyasındaki ${s.name} buradan en çok alınan ad; yorumu ${s.quote}.`,
      ]),
  },
  unsaid: (s) =>
    pick(s.turn, [
      say`Bölümün merkezinde ${s.names} var.`,
      say`Burada ilk bakılacak: ${s.names}.`,
      say`Okumaya şuradan başlanabilir: ${s.names}.`,
    ]),
  filesNamed: (s) =>
    pick(s.turn, [
      say`Dosyaları: ${s.files}.`,
      say`Bölümü oluşturan dosyalar: ${s.files}.`,
      say`Bulunduğu dosyalar: ${s.files}.`,
    ]),
  rootFolder: say`deponun kökü`,
  moreFolders: (s) => say`${s.rest} klasör daha`,
  filesIn: (s) =>
    pick(s.turn, [
      say`${s.count} kod dosyası şurada: ${s.folders}.`,
      say`${s.count} kod dosyasından oluşur; yerleri: ${s.folders}.`,
      say`Bulunduğu klasörler: ${s.folders}; ${s.count} kod dosyası var.`,
    ]),
  user: (s) => say`${s.part} (${s.names})`,
  userFile: (s) => say`${s.part} (${s.path} ${s.isOne ? '' : 've başka dosyalar '}üzerinden)`,
  taken: (s) => say`${s.part} bölümünden ${s.names}`,
  between: {
    single: (s) => say`${s.user} bölümü buradan ${s.names} alır; bu bölümün kendisi de ${s.taken} alır.`,
    both: (s) => say`Onu kullanan bölümler: ${s.users}. Kendisinin aldıkları: ${s.taken}.`,
    onlyUsers: (s) =>
      s.isSure
        ? say`Onu kullanan bölümler: ${s.users}. Kendisi başka bir bölümü içe aktarmaz.`
        : say`Onu kullanan bölümler: ${s.users}.`,
    onlyTaken: (s) =>
      s.isSure
        ? say`Başka hiçbir bölüm onu içe aktarmaz; aldıkları: ${s.taken}.`
        : say`Başka bölümlerden aldıkları: ${s.taken}.`,
    moreTaken: (s) => say`${s.rest} bölümden de başka şeyler`,
    moreUsers: (s) => say`${s.rest} bölüm daha`,
  },
  entryPair: (s) => say`${s.name} (${s.path})`,
  entry: (s) => say`Komut satırındaki karşılığı: ${s.pairs}.`,
  exportEntry: (s) =>
    s.isOne
      ? say`Programlar onu şu adla içe aktarır: ${s.pairs}.`
      : pick(s.turn, [
          say`Programlara şu adlarla görünür: ${s.pairs}.`,
          say`Öbür programlar için giriş noktaları: ${s.pairs}.`,
          say`İçe aktarıldığı adlar: ${s.pairs}.`,
        ]),
  namesHeading: 'Bilinmesi gereken adlar',
  story: {
    guarded: (s) =>
      s.quote === undefined
        ? say`${s.guard} olduğunda ${s.caller}, ${s.path} dosyasındaki ${s.name} adını ${s.isType ? 'oluşturur' : 'çağırır'}`
        : say`${s.guard} olduğunda ${s.caller} ${s.isType ? 'bunu oluşturur' : 'bunu çağırır'}: ${s.name}, ${s.quote}`,
    one: (s) =>
      s.quote === undefined
        ? pick(s.turn, [
            say`${s.path} dosyasındaki ${s.name} için ${s.isType ? 'oluşturan' : 'çağıran'}: ${s.caller}`,
            say`${s.caller}, ${s.path} dosyasındaki ${s.name} adını ${s.isType ? 'oluşturur' : 'çağırır'}`,
          ])
        : pick(s.turn, [
            say`${s.name} için yorum ${s.quote}; onu ${s.caller} ${s.isType ? 'oluşturur' : 'çağırır'}`,
            say`${s.caller} tarafından ${s.isType ? 'oluşturulan' : 'çağrılan'} ${s.name}: ${s.quote}`,
            say`${s.name} (${s.quote}), ${s.caller} içinde ${s.isType ? 'oluşturulur' : 'çağrılır'}`,
          ]),
    few: (s) =>
      s.quote === undefined
        ? say`${s.path} dosyasındaki ${s.name} için ${s.isType ? 'oluşturanlar' : 'çağıranlar'}: ${s.callers}`
        : say`${s.name}: ${s.quote}; ${s.isType ? 'oluşturanlar' : 'çağıranlar'} ${s.callers}`,
    serves: (s) =>
      s.quote === undefined
        ? say`Öbür bölümlerin ${s.count} yerde ${s.isType ? 'oluşturduğu' : 'çağırdığı'} ad: ${s.name}; bunların arasında ${s.callers} var`
        : pick(s.turn, [
            say`Öbür bölümlerin ${s.count} yerde dayandığı ${s.name}: ${s.quote}; bunların arasında ${s.callers} var`,
            say`${s.name} için yorum ${s.quote}; öbür bölümlerde ${s.count} yerde ${s.isType ? 'oluşturulur' : 'çağrılır'}, ${s.callers} bunların arasında`,
          ]),
    many: (s) =>
      s.quote === undefined
        ? pick(s.turn, [
            say`${s.path} dosyasındaki ${s.name} ${s.count} yerde ${s.isType ? 'oluşturulur' : 'çağrılır'}; ${s.callers} bunların arasında`,
            say`${s.name} (${s.path}) için ${s.count} ${s.isType ? 'oluşturma' : 'çağrı'} yeri bulundu, örneğin ${s.callers}`,
          ])
        : pick(s.turn, [
            say`${s.name} (${s.quote}) ${s.count} yerde ${s.isType ? 'oluşturulur' : 'çağrılır'}; ${s.callers} bunların arasında`,
            say`${s.quote}: bu sözlerle anlatılan ${s.name}, ${s.count} yerde ${s.isType ? 'oluşturulur' : 'çağrılır'}, örneğin ${s.callers}`,
            say`${s.count} yerde ${s.isType ? 'oluşturulan' : 'çağrılan'} ${s.name} için yorum ${s.quote}; örnek yerler: ${s.callers}`,
          ]),
    imported: (s) =>
      s.quote === undefined
        ? say`${s.name} adını ${s.path} dosyasından alan: ${s.files}`
        : say`${s.name} adını buradan alan: ${s.files}; yorumu ${s.quote}`,
    importedOften: (s) =>
      s.quote === undefined
        ? pick(s.turn, [
            say`${s.path} dosyasındaki ${s.name} adını ${s.isUse ? 'başka paketlerin' : 'ürünün'} ${s.count} dosyası ${s.isUse ? 'kullanıyor' : 'içe aktarıyor'}, örneğin ${s.files}`,
            say`${s.name} (${s.path}) ${s.isUse ? 'başka paketlerin' : 'ürünün'} ${s.count} dosyasında ${s.isUse ? 'kullanılıyor' : 'kullanılmak üzere içe aktarılıyor'}; ${s.files} bunlardan biri`,
          ])
        : pick(s.turn, [
            say`${s.isUse ? 'Başka paketlerin' : 'Ürünün'} ${s.count} dosyasının ${s.isUse ? 'kullandığı' : 'içe aktardığı'} ${s.name} şu yorumu taşıyor: ${s.quote}`,
            say`${s.name} adını ${s.isUse ? 'başka paketlerin' : 'ürünün'} ${s.count} dosyası ${s.isUse ? 'kullanıyor' : 'içe aktarıyor'}, örneğin ${s.files}: ${s.quote}`,
            say`${s.path} dosyasındaki ${s.name}: ${s.quote}; onu ${s.isUse ? 'başka paketlerin' : 'ürünün'} ${s.count} dosyası ${s.isUse ? 'kullanıyor' : 'içe aktarıyor'}`,
            say`${s.name} için yorum ${s.quote}; onu alan ${s.count} ürün dosyasından biri ${s.files}`,
          ]),
    bare: (s) =>
      s.quote === undefined
        ? say`${s.name}, ${s.path} dosyasında tanımlı`
        : say`${s.name} için yorum şöyle: ${s.quote}`,
    extends: (s) => {
      const kind = KIND_OF[s.relation];
      if (s.quote === undefined) return say`${s.name}, ${s.base} ${kind}`;
      return pick(s.turn, [
        say`${s.name}, ${s.base} ${kind}: ${s.quote}`,
        say`${s.path} dosyasındaki ${s.name}, ${s.base} ${kind}; yorumu ${s.quote}`,
        say`${s.quote} diye anlatılan ${s.name}, ${s.base} ${kind}`,
      ]);
    },
  },
  use: {
    guarded: (s) => say`${s.guard} olduğunda ${s.caller} onu oluşturur`,
    one: (s) => say`onu ${s.caller} oluşturur`,
    few: (s) => say`onu ${s.callers} oluşturur`,
    many: (s) => say`onu ${s.callers} ile ${s.rest} yer daha oluşturur`,
    imported: (s) => say`buradan alan: ${s.files}`,
    importedOften: (s) => say`ürünün ${s.count} dosyası onu ${s.isUse ? 'kullanır' : 'içe aktarır'}`,
  },
  busiest: (s) =>
    s.quote === undefined
      ? say`Üyeleri arasında en çok yerden çağrılan ${s.name}: ${s.count} yer, ${s.callers} bunların arasında.`
      : say`Üyeleri arasında en çok yerden çağrılan ${s.name} (${s.quote}); çağıranların arasında ${s.callers} var.`,
  methods: (s) =>
    s.are === 'properties'
      ? pick(s.turn, [
          say`Taşıdığı alanlardan bazıları: ${s.methods}.`,
          say`Alanları arasında ${s.methods} var.`,
          say`İçinde tuttukları: ${s.methods}.`,
        ])
      : s.are === 'demanded'
        ? say`Gerçekleyenden istediği yöntemler arasında ${s.methods} var.`
        : pick(s.turn, [say`Yöntemlerinden bazıları: ${s.methods}.`, say`Sundukları arasında ${s.methods} var.`]),
  methodSaid: (s) => say`${s.name} (${s.quote})`,
  value: (s) => say`Değeri ${s.literal}.`,
  alsoDeclared: (s) =>
    pick(s.turn, [
      say`Burada yorumsuz tanımlananlardan bazıları: ${s.names}.`,
      say`Bu bölümdeki öbür adlardan bazıları: ${s.names}.`,
      say`Bölümde ayrıca örneğin şunlar var: ${s.names}.`,
    ]),
  moreColumns: ['Burada ayrıca', 'Yorumu ne diyor', 'Tanımlandığı yer'],
  excerpt: (s) => `Tanımlandığı hâliyle: ${s.name}`,
  environmentRead: (s) => say`${s.path} dosyasının okudukları: ${s.names}`,
  environmentDefault: (s) => say`${s.name} (yoksa ${s.literal})`,
  environmentSee: (s) => say`${s.read}; ayarlar için bakılacak sayfa ${s.page}.`,
  errorColumns: ['Hata', 'Yorumu ne diyor', 'Oluşturulduğu bir yer'],
  testsHeading: 'Testlerinin söz verdikleri',
  testsSay: (s) =>
    s.isFirst
      ? pick(s.turn, [
          say`${s.path} dosyasının kendi sözleriyle verdiği sözler: ${s.titles}`,
          say`Nelerin geçerli kalması gerektiği ${s.path} içinde yazılı, örneğin ${s.titles}`,
          say`${s.path} dosyasının sınadıkları arasında şunlar var: ${s.titles}`,
          say`Korunan davranışlar için ${s.path} okunabilir: ${s.titles}`,
        ])
      : say`${s.path} şunları ekler: ${s.titles}`,
  testsName: (s) =>
    s.isFirst
      ? pick(s.turn, [
          say`${s.path} dosyasındaki testler: ${s.titles}`,
          say`${s.path} içindeki testlerin adları: ${s.titles}`,
          say`${s.titles} gibi testler ${s.path} dosyasında`,
        ])
      : say`${s.path} içinde ${s.titles}`,
  testsMore: (s) => say`${s.rest} test dosyası daha buradan yararlanıyor`,
  system: (s) => say`${s.name} (${s.path} içinde)`,
  systems: (s) => say`Ürün kodunda yalnızca bu bölümün içe aktardığı paketler: ${s.systems}.`,
  and: common.and,
};
