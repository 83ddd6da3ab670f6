import type { WikiMessages } from '../../en/wiki.ts';
import { say } from './common.ts';

/** Reference. */
export const reference: WikiMessages['reference'] = {
  summary: (s) => `${s.name}: en çok kullanılan adlar ve bölüm bölüm dışa açık tanımlar.`,
  summaryOf: (s) => `Dosya dosya dışa açık tanımlar. ${s.title}.`,
  hubsHeading: 'En sık karşılaşılan adlar',
  hubsIntro:
    'Adı içe aktaran ürün dosyaları ile onu çağıran fonksiyonların, sınıfların ve en üst düzeyde çağıran dosyaların toplamına göre sıralı.',
  hubColumns: ['Ad', 'Yorumu ne diyor', 'Tanımlandığı yer', 'Kullananlar'],
  uses: (s) => {
    const importers = `${s.importers} dosya içe aktarıyor`;
    const callers = `${s.callers} yer çağırıyor`;
    if (s.importers + s.callers === 0) return '–';
    return s.importers === 0 ? callers : s.callers === 0 ? importers : `${importers}, ${callers}`;
  },
  folder: (s) => say`Bu sayfadakilerin hepsi şu klasörde tanımlı: ${s.folder}.`,
  folderColumns: ['Klasör', 'Bu sayfadaki dosya sayısı'],
  childrenHeading: 'Başka dosyaların kullanabildiği tanımların tümü',
  columns: ['Tanım', 'Yorumu ne diyor'],
};

/** Coverage. */
export const coverage: WikiMessages['coverage'] = {
  summary: (s) =>
    `${s.name}: hangi dosyalar görüldü, okundu, çözümlendi, neler dışarıda kaldı ve bu sayfaları kim yazdı.`,
  from: (s) =>
    say`Bu sayfalar ${s.name} deposunun ${s.ref} altındaki ${s.commit} commit’ini anlatır; tarihi ${s.date}. Sonraki değişiklikler hakkında bir şey söylemez.`,
  subdir: (s) => say`Yalnızca ${s.path} klasörüne ve altındakilere bakıldı.`,
  method:
    'Kod hakkındaki ifadeler kendilerini kanıtlayan satırları taşır; dosya sayıları ve listeleri commit’in dosya ağacına dayanır. Satırlar yazıldıktan sonra yeniden denetlendi: dosya o commit’te var, aralık dosyanın içinde ve ifadenin öne sürdüğü şey orada yazıyor. Satırları denetimden geçmeyen ifadeler çıkarıldı.',
  complete: 'Dili tanınan her kod dosyasında içe aktarmalar arandı ve dosyanın kendisi çözümlendi.',
  partial:
    'Kod dosyalarının hepsi okunup çözümlenmedi; bu yüzden bu sayfalar neyin bulunmadığı konusunda bir şey öne sürmez.',
  notParsed: (s) =>
    say`Şu dillerdeki dosyalar okundu ama çözümlenmedi: ${s.languages}. Haklarında söylenenler belgelerden, bildirimlerden ve CI tanımlarından geliyor.`,
  references: (s) =>
    say`Depo içine gitmesi gereken içe aktarmalardan dosyasına kadar izlenebilenler ${s.imports}, ürün kodundaki çağrılardan tanımına kadar izlenebilenler ${s.calls}. Ötekiler kitaplıklara ya da dilin kendisine gidiyor, ya da kararlaştırılamadı; depodaki bir tanımın bir başkasını çağırdığını söyleyen hiçbir cümle onlara dayanmıyor.`,
  percent: (s) => `%${s.part}`,
  filesHeading: 'Amaçlarına göre dosyalar',
  fileColumns: ['Amaç', 'Dil', 'Görülen', 'Okunan', 'Çözümlenen'],
  roles: {
    code: 'ürün kodu',
    test: 'testler',
    example: 'örnekler',
    bench: 'ölçümler',
    docs: 'belgeler',
    manifest: 'bildirimler',
    ci: 'CI',
    build: 'derleme dosyaları',
    config: 'yapılandırma',
    data: 'veri',
    asset: 'görseller ve benzerleri',
    lock: 'kilit dosyaları',
    generated: 'üretilmiş',
    vendored: 'başkalarının kodu',
    binary: 'ikili dosyalar',
    link: 'bağlantılar',
    other: 'diğer',
  },
  missingHeading: 'Arandı ama bulunamadı',
  missingDocuments: (s) => say`Adına bakılırsa şu türden bir dosya yok: ${s.kinds}.`,
  documentKinds: {
    readme: 'README',
    contributing: 'katkı kılavuzu',
    changelog: 'değişiklik günlüğü',
    security: 'güvenlik politikası',
    licence: 'lisans dosyası',
    decision: 'karar kayıtları',
  },
  missingFacts: (s) => say`Depoda bulunmayanlar: ${s.kinds}.`,
  factKinds: {
    tests: 'test dosyaları',
    ci: 'yerinden tanınan CI tanımları',
    images: 'kapsayıcı imajı tarifi (Dockerfile, Containerfile)',
  },
  noticesHeading: 'Okurken dışarıda kalanlar',
  noticeGroup: (s) =>
    s.count === 1 ? say`${s.reason} (${s.files})` : say`${s.reason} Bu durumdaki ${s.count} dosya: ${s.files}.`,
  unopened: (s) =>
    s.isAll
      ? say`Türleri kod hakkında bir şey söylemediği için bilerek açılmayanlar: ${s.kinds}. Geri kalan bütün dosyalar okundu.`
      : say`Türleri kod hakkında bir şey söylemediği için bilerek açılmayanlar: ${s.kinds}.`,
  kindCount: (s) => `${s.kind} (${s.count})`,
  withoutProse: 'projeyi anlatmayan belgeler',
  notLookedFor: (s) => say`Bu sürümün hazırlamadığı sayfa türleri: ${s.kinds}.`,
  noticesRest: (s) => say`Benzer nedenlerle ${s.rest} dosya daha dışarıda kaldı.`,
  nothingLeftOut: 'Okurken hiçbir dosyayı dışarıda bırakmak gerekmedi.',
  leftOutHeading: 'Burada olmayan sayfalar',
  leftOutColumns: ['Sayfa', 'Neden yok'],
  kinds: {
    overview: 'Genel bakış',
    'getting-started': 'Başlarken',
    architecture: 'Mimari',
    flow: 'Adım adım nasıl çalışır',
    module: 'Bölümlerin bir kısmı',
    configuration: 'Yapılandırma',
    interfaces: 'Dış arayüzler',
    data: 'Veri',
    extending: 'Genişletme',
    security: 'Güvenlik',
    operations: 'Derleme, test ve yayım',
    reference: 'Referans',
    coverage: 'Kapsam',
  },
  noInterfaces: 'Kodun adıyla kaydettiği istek, komut, olay ya da iş bulunmadı.',
  reasons: {
    'no-facts': 'Arandı, bir şey bulunamadı.',
    'on-overview': 'Genel bakış sayfasına sığacak kadar kısa.',
    'one-part': 'Kod tek bir bölüm; bölümler arasında çizilecek bir şey yok.',
    'little-known': 'Haklarında çok az şey biliniyor; bölüm listelerinde yer alıyorlar.',
    concise: 'Kısa bir wiki istendiği için bırakıldı.',
    'page-limit': 'Bölüm sayısı, bir wikinin taşıyabileceği sayfa sayısından fazla.',
    'not-looked-for': 'Bu sürüm böyle sayfalar hazırlamıyor.',
  },
};
