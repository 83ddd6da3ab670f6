import type { WikiMessages } from '../../en/wiki.ts';
import type { Said } from '../../say.ts';
import { say } from './common.ts';

/** The wording whose turn it is. */
function pick(turn: number, wordings: readonly Said[]): Said {
  return wordings[turn % wordings.length] ?? [];
}

/** Small numbers as words. */
const NUMBERS = ['sıfır', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz', 'on'];
const counted = (count: number): string => NUMBERS[count] ?? String(count);
const ENDS = { throw: 'fırlatılır', raise: 'fırlatılır', return: 'döner', answer: 'yanıtı verilir' } as const;

/** Extending. */
export const extending: WikiMessages['extending'] = {
  summary: (s) => `${s.name} nasıl genişletilir: ${s.points}.`,
  heading: (s) => `Bir ${s.name} daha`,
  tableHeading: (s) => `Yeni bir girdi: ${s.name}`,
  diagramTitle: (s) => `Neler bir ${s.name} uygular?`,
  base: (s) => {
    if (s.quote !== undefined) return say`${s.path} dosyasındaki ${s.base} (${s.quote})`;
    return s.page === undefined
      ? say`${s.path} dosyasındaki ${s.base}`
      : say`${s.path} dosyasındaki ${s.base} (bkz. ${s.page})`;
  },
  duties: {
    demanded: (s) =>
      s.duties === undefined
        ? pick(s.turn, [
            say`${s.base} şu ${counted(s.count)} üyeyi ister; yenisi hepsini yazar:`,
            say`Yazılacak ${counted(s.count)} üye ${s.base} içinde sayılı:`,
          ])
        : pick(s.turn, [
            say`Yenisinde bulunması gerekenler ${s.duties}; bunu isteyen ${s.base}.`,
            say`Yazılacaklar ${s.base} içinde sayılı: ${s.duties}.`,
            say`${s.base} yenisinden şunları bekler: ${s.duties}.`,
          ]),
    every: (s) =>
      s.duties === undefined
        ? say`Genişletilecek sınıf ${s.base}. Ondan türeyen ${counted(s.implementers)} sınıfın hepsi şu üyeleri baştan yazar:`
        : pick(s.turn, [
            say`Genişletilecek sınıf ${s.base}; var olan ${counted(s.implementers)} uygulamanın her biri şunları kendisi yazar: ${s.duties}.`,
            say`Yenisi de ${s.base} üzerine kurulur; ${counted(s.implementers)} uygulamanın hepsinde bulunanlar ${s.duties}.`,
          ]),
    most: (s) =>
      s.duties === undefined
        ? say`Genişletilecek sınıf ${s.base}. Ondan türeyen ${counted(s.implementers)} sınıfın çoğu şu üyeleri baştan yazar:`
        : pick(s.turn, [
            say`Genişletilecek sınıf ${s.base}; var olan ${counted(s.implementers)} uygulamanın çoğu şunları kendisi yazar: ${s.duties}.`,
            say`Yenisi de ${s.base} üzerine kurulur; ${counted(s.implementers)} uygulamanın çoğunda bulunanlar ${s.duties}.`,
          ]),
    none: (s) => say`Uygulanacak olan ${s.base}.`,
  },
  duty: (s) => say`${s.member}: ${s.quote}`,
  restOf: (s) => say`${counted(s.rest)} tane daha`,
  register: (s) =>
    s.quote === undefined
      ? say`Kayıt, ${s.path} dosyasındaki ${s.register} çağrılarak yapılır; eklendiği yer ${s.table}.`
      : say`Kayıt, ${s.path} dosyasındaki ${s.register} çağrılarak yapılır (${s.quote}); verilen şeyin eklendiği yer ${s.table}.`,
  table: (s) => {
    if (s.kind === 'decorator') return say`Kayıt, ${s.path} dosyasındakiler gibi ${s.table} ile yapılır.`;
    if (s.kind === 'call') return say`Kayıt, ${s.path} dosyasında olduğu gibi ${s.table} çağrısıyla yapılır.`;
    return pick(s.turn, [
      say`Tanınması için ${s.table} içinde bir girdi gerekir (${s.path}).`,
      say`Yenisini ${s.path} dosyasındaki ${s.table} de saymalıdır.`,
    ]);
  },
  tableAlone: (s) =>
    pick(s.turn, [
      say`Yenisi kendi işlevini ve ${s.path} dosyasındaki ${s.table} içinde bir girdiyi gerektirir.`,
      say`Yenisinin yazılacağı yer ${s.path} dosyasındaki ${s.table}.`,
      say`Var olanlar ${s.table} içinde duruyor (${s.path}); yenisi de aralarına katılır.`,
    ]),
  tableSays: (s) => say`${s.table} için yazılan yorum: ${s.quote}.`,
  keys: (s) =>
    pick(s.turn, [
      say`${s.table} içinde şimdiden bulunanlardan: ${s.keys}.`,
      say`${s.table} içinde örneğin şunlar var: ${s.keys}.`,
      say`${s.table} için alınmış adlardan bazıları: ${s.keys}.`,
    ]),
  lookup: (s) =>
    s.callers === undefined
      ? say`Seçimi ${s.table} içinden ${s.lookup} yapar`
      : pick(s.turn, [
          say`${s.callers} istediğinde seçimi ${s.table} içinden ${s.lookup} yapar`,
          say`Seçim ${s.lookup} içinde yapılır; onu çağıran ${s.callers}`,
        ]),
  failure: (s) =>
    s.message === undefined
      ? say`orada olmayan için ${s.isNew ? say`yeni bir hata` : [s.name]} ${ENDS[s.how]}`
      : s.isNew
        ? say`orada olmayan için bir hata ${ENDS[s.how]}: ${s.message}`
        : say`orada olmayan için ${s.name} ${ENDS[s.how]}: ${s.message}`,
  makers: (s) => {
    if (s.isTable) return say`${s.maker} şunları oluşturur: ${s.made}; yenisi de oraya yazılır.`;
    return s.guard === undefined
      ? pick(s.turn, [
          say`${s.maker} içinde oluşturulanlar: ${s.made}.`,
          say`Şunları oluşturan yer ${s.maker}: ${s.made}.`,
        ])
      : say`Hangisinin kullanılacağı ${s.maker} içinde belli olur: ${s.guard} koşulu şunlar arasında seçer: ${s.made}.`;
  },
  example: (s) => say`${s.path} kodla bir örnek veriyor: ${s.name}.`,
  exemplar: {
    tested: (s) =>
      s.isOnly
        ? say`Örnek alınacak olan ${s.path} dosyasındaki ${s.name} (${counted(s.lines)} satır); testlerde de oluşturulur (${s.test}).`
        : say`İyi bir örnek ${s.path} dosyasındaki ${s.name} (${counted(s.lines)} satır); testi ${s.test} içinde.`,
    middle: (s) =>
      pick(s.turn, [
        say`Alışılmış bir örnek ${s.path} dosyasındaki ${s.name}: ${counted(s.lines)} satırla ${counted(s.count)} uygulamanın ne en kısası ne en uzunu.`,
        say`Nasıl yapıldığını ${s.path} dosyasındaki ${s.name} ${counted(s.lines)} satırda gösterir; ${counted(s.count)} uygulama içinde kısası da var uzunu da.`,
        say`Örnek alınabilecek biri, ${s.path} dosyasındaki ${s.name}: ${counted(s.lines)} satırla ${counted(s.count)} uygulamanın ortasında yer alır.`,
      ]),
    shorter: (s) =>
      say`Var olan iki uygulamanın kısası, dolayısıyla örnek alınacak olanı ${s.path} dosyasındaki ${s.name} (${counted(s.lines)} satır).`,
    plain: (s) => say`Örnek alınabilecek olan ${s.path} dosyasındaki ${s.name} (${counted(s.lines)} satır).`,
  },
  others: (s) =>
    s.count === 1
      ? pick(s.turn, [
          say`Öteki ${s.names}.`,
          say`Onun yanında bir de ${s.names} var.`,
          say`Karşılaştırmak için: ${s.names}.`,
        ])
      : pick(s.turn, [
          say`Ötekiler: ${s.names}.`,
          say`Onun yanında şunlar var: ${s.names}.`,
          say`Karşılaştırmak için: ${s.names}.`,
        ]),
  testsTable: (s) =>
    s.isWalk && s.test !== undefined
      ? say`${s.path} dosyasındaki ${s.test}, ${s.table} içindeki girdileri tek tek dolaşır; yenisi de bu testten geçer.`
      : s.test === undefined
        ? say`${s.path} dosyasındaki testler doğrudan ${s.table} ile çalışır.`
        : pick(s.turn, [
            say`${s.path} dosyasındaki ${s.test} doğrudan ${s.table} ile çalışır; yeni girdide de geçtiğine bakılmalıdır.`,
            say`Yeni girdi, ${s.table} ile çalışan ${s.test} testine de uğrar (${s.path}).`,
          ]),
  testsLookup: (s) => say`${s.path} dosyasındaki testler ${s.lookup} üzerinden geçer.`,
  testsFailure: (s) => say`Orada olmayan için ${s.path} dosyasındaki ${s.title} testine bakılabilir.`,
  tests: (s) =>
    s.isAll
      ? pick(s.turn, [
          say`${s.path} şunları sınar: ${s.made}; yenisinin testi de oraya yazılır.`,
          say`${s.made} için testler ${s.path} dosyasında.`,
        ])
      : s.isAlone
        ? say`${s.path} dosyasındaki testler yalnızca ${s.made} oluşturur.`
        : say`${s.path} dosyasındaki testler şunları oluşturur: ${s.made}.`,
  steps: (s) => say`${s.path} adımları veriyor:`,
  step: (s) => say`${s.path} şöyle diyor: ${s.quote}.`,
  see: (s) => say`Yeni bir ${s.name} eklemek için: ${s.page}.`,
};
