import type { WikiMessages } from '../../en/wiki.ts';
import { common, say } from './common.ts';

/** The page of one part. */
export const module: WikiMessages['module'] = {
  summaryWords: (s) => s.words,
  summaryNames: (s) => `${s.folder}: ${s.names}.`,
  said: {
    readme: (s) => say`${s.path} bu bölümü şöyle tanıtıyor: ${s.quote}.`,
    package: (s) => say`${s.path} dosyasındaki tanıtım şöyle diyor: ${s.quote}.`,
    file: (s) => say`${s.path} dosyasının başındaki yorum şöyle diyor: ${s.quote}.`,
    symbol: (s) => say`Bu bölümün en iyi açıklanmış adı, ${s.path} dosyasındaki ${s.name}: ${s.quote}.`,
  },
  unsaid: (s) => say`Bu bölümün ne için olduğunu söyleyen bir yorum yok. Tanımladıklarına bakılırsa konusu ${s.names}.`,
  usedBy: (s) => say`${s.users}.`,
  user: (s) =>
    s.first
      ? say`Onu kullananlar arasında ${s.part} bölümü ${s.names} için gelir`
      : say`${s.part} bölümü ${s.names} için`,
  userFile: (s) =>
    s.first
      ? say`Ona başvuranlar arasında ${s.part} bölümü ${s.path} üzerinden gelir`
      : say`${s.part} bölümü ${s.path} üzerinden`,
  uses: (s) =>
    s.isAlsoUsed ? say`Kendisi de başka bölümlerden alır: ${s.used}.` : say`Başka bölümlerden aldıkları: ${s.used}.`,
  taken: (s) => say`${s.part} bölümünden ${s.names}`,
  atTop: 'Başka hiçbir bölüm onu içe aktarmıyor.',
  standsAlone: 'Başka hiçbir bölümü içe aktarmıyor.',
  entry: (s) => say`${s.name} burada, ${s.path} dosyasında başlar.`,
  exportEntry: (s) => say`${s.name} girişini içe aktaran bir program ${s.path} dosyasının sunduklarını alır.`,
  namesHeading: 'Bilinmesi gereken adlar',
  doc: {
    function: (s) => say`${s.name} ne yapar, yorumu söylüyor: ${s.quote}`,
    class: (s) => say`${s.name} sınıfı şöyle tanıtılıyor: ${s.quote}`,
    type: (s) => say`${s.name} tipinin yorumu şöyle: ${s.quote}`,
    value: (s) => say`${s.name} için yazarların notu: ${s.quote}`,
  },
  subclass: (s) =>
    s.quote === undefined
      ? say`${s.name} bir ${s.base} türüdür`
      : say`${s.name} bir ${s.base} türüdür, yorumu şöyle: ${s.quote}`,
  bare: (s) => say`${s.name}, ${s.path} dosyasında tanımlı`,
  calledWhen: (s) => say`${s.caller} onu ${s.guard} koşulunda çağırır`,
  calledOnce: (s) => say`çözülebilen tek çağrı ${s.path} dosyasında, ${s.caller} içinde`,
  calledBy: (s) => say`çağıranlar: ${s.callers}`,
  calledByMany: (s) => say`çağıranlar arasında ${s.callers} ile ${s.rest} yer daha var`,
  importedBy: (s) => say`içe aktaran: ${s.files}`,
  importedByMany: (s) => say`${s.rest + 1} dosya içe aktarıyor, biri ${s.files}`,
  worksThrough: (s) => say`Gövdesinde yukarıdan aşağıya şu çağrılar var: ${s.callees}.`,
  methods: (s) => say`Üyelerinden bazıları: ${s.methods}.`,
  methodSaid: (s) => say`${s.name} (${s.quote})`,
  literal: (s) => (s.use.length === 0 ? say`Değeri ${s.literal}.` : say`Değeri ${s.literal}; ${s.use}.`),
  moreColumns: ['Burada ayrıca', 'Yorumu ne diyor', 'Tanımlandığı yer'],
  excerpt: (s) => `Tanımlandığı hâliyle: ${s.name}`,
  environmentHeading: 'Ortamdan okudukları',
  environmentRead: (s) => say`${s.name}, ${s.path} dosyasında okunuyor`,
  environmentDefault: (s) => say`${s.name}, ${s.path} dosyasında okunuyor; yoksa geçerli olan ${s.literal}`,
  environmentSee: (s) => say`${s.page} sayfası bu ayarları öbür bölümlerinkiyle birlikte listeler.`,
  errorsHeading: 'Bildiği hatalar',
  errorColumns: ['Hata', 'Yorumu ne diyor', 'Oluşturulduğu bir yer'],
  testsHeading: 'Testlerinin söz verdikleri',
  testsSay: (s) => say`${s.path} dosyasının kendi sözleriyle sınadıkları: ${s.quotes}.`,
  testsName: (s) => say`${s.path} dosyasındaki testler: ${s.names}.`,
  testsMore: (s) => say`İçe aktardıklarına bakılırsa ${s.rest} test dosyası daha bu bölüme uzanıyor.`,
  systemsHeading: 'Dışarıdan gerekenler',
  system: (s) => say`${s.name} (${s.path} içinde)`,
  systems: (s) => say`Başka paketlerden içe aktardıkları: ${s.systems}.`,
  and: common.and,
};
