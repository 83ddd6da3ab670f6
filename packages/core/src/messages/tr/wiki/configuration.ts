import type { WikiMessages } from '../../en/wiki.ts';
import { joinSaid } from '../../say.ts';
import { say } from './common.ts';

/** What the code does when a value is missing or wrong, as a Turkish reader calls it. */
const ENDS = { throw: 'fırlatır', raise: 'fırlatır', return: 'döndürür', exit: 'koduyla çıkar' } as const;

/** Configuration. */
export const configuration: WikiMessages['configuration'] = {
  summary: (s) => `${s.name}: dışarıdan neler ayarlanabilir, her değer neye dönüşür, kodda hangi sınırlar var.`,
  parts: (parts) => joinSaid(parts, { between: ' · ', last: ' · ' }),
  settingsHeading: 'Ortam değişkenleri',
  platformHeading: 'Çevresinde baktıkları',
  reader: {
    all: (s) =>
      s.count === 1
        ? say`Ortamdan tek bir ayar alınır; onu okuyan ${s.reader}, ${s.path} dosyasındadır.`
        : say`${s.count} ayarın hepsi ortamdan gelir ve tek yerde okunur: ${s.reader}, ${s.path} dosyasında.`,
    most: (s) =>
      say`Ortam değişkeni sayısı ${s.total}; bunlardan ${s.count} tanesini ${s.path} dosyasındaki ${s.reader} okur.`,
    spread: (s) =>
      s.files === 1
        ? say`Adıyla bulunan ${s.total} ortam değişkeninin hepsi aynı dosyada okunur: ${s.path}.`
        : say`Adıyla bulunan ${s.total} ortam değişkeni ${s.files} dosyada okunur; en çok okuyan dosya ${s.path}, sayısı ${s.count}.`,
    one: (s) => say`Tek bir ortam değişkeni okunur; okuyan dosya: ${s.path}.`,
    calledBy: (s) => say`Çağıranlar: ${s.callers}.`,
    nowhereElse: 'Başka hiçbir ürün dosyası ortam değişkeni okumaz.',
    files: (s) =>
      s.hasExamples && s.hasOthers
        ? say`Ayar dosyasının nasıl görüneceğini ${s.examples} gösterir; kendi değerlerini verenler: ${s.others}.`
        : s.hasExamples
          ? say`Ayar dosyasının nasıl görüneceğini ${s.examples} gösterir.`
          : say`Kendi değerlerini veren dosyalar: ${s.others}.`,
  },
  types: {
    'positive-integer': 'pozitif tam sayı',
    integer: 'tam sayı',
    number: 'sayı',
    switch: 'açık ya da kapalı',
    address: 'adres',
    duration: 'süre',
    path: 'yol',
    list: 'liste',
    text: 'metin',
  },
  standard: (s) => (s.meaning === undefined ? say`varsayılan ${s.value}` : say`varsayılan ${s.value} (${s.meaning})`),
  standardName: (s) =>
    s.meaning === undefined
      ? say`varsayılan ${s.constant}, yani ${s.value}`
      : say`varsayılan ${s.constant}, yani ${s.value} (${s.meaning})`,
  standardBare: (s) => say`varsayılan ${s.constant}`,
  required: 'zorunlu',
  unset: 'okunduğu yerde varsayılanı yok',
  meaning: (s) => say`${s.path} şöyle diyor: ${s.quote}`,
  readIn: (s) => say`okunduğu yer ${s.path}`,
  goes: (s) => say`Değer ${s.callee} tarafından kullanılır`,
  goesWhenSet: (s) => say`Verildiğinde ${s.callee} tarafından kullanılır`,
  becomes: (s) =>
    s.isFirst
      ? say`Değer, ${s.callee} için ${s.parameter} olarak kullanılır`
      : say`değer, ${s.callee} için ${s.parameter} olarak kullanılır`,
  checks: {
    missing: (s) =>
      say`${s.isFirst ? 'Verilmezse' : 'verilmezse'} ${s.reader}, ${s.message ?? s.name}${s.message === undefined ? '' : ' hatasını'} ${ENDS[s.how]}`,
    other: (s) =>
      s.how === 'exit'
        ? say`${s.isFirst ? 'Başka' : 'başka'} değerlerde program ${s.name} koduyla biter`
        : say`${s.isFirst ? 'Başka' : 'başka'} değerlerde sonuç ${s.message ?? s.name} hatasıdır`,
    when: (s) =>
      say`${s.condition} olduğunda ${s.checker}, ${s.message ?? s.name}${s.message === undefined ? '' : ' hatasını'} ${ENDS[s.how]}`,
  },
  values: {
    sets: (s) =>
      s.meaning === undefined
        ? say`${s.path} içindeki değer ${s.value}`
        : say`${s.path} içindeki değer ${s.value} (${s.meaning})`,
    setsSecret: (s) => say`${s.path} bir değer verir; burada yinelenmez`,
    shows: (s) => say`${s.path} içindeki örnek ${s.value}`,
  },
  mention: (s) => say`${s.name} için yazılan yorum: ${s.quote}`,
  documented: (s) => say`${s.path} varsayılan olarak ${s.value} diyor, kod öyle demiyor`,
  rowsIntro: (s) => say`Adlarıyla ${s.count} değişken daha; okuyan bölümler: ${s.parts}.`,
  rowsOf: (s) => say`Okuyan bölümler: ${s.parts}.`,
  rowsBare: (s) => say`Adlarıyla ${s.count} değişken daha:`,
  variableColumns: ['Değişken', 'Varsayılan', 'Ne olduğu', 'Okunduğu yer'],
  built: (s) => say`${s.builder}, bir değişkenin adını çalışırken kurar: ${s.expression}.`,
  platform: (s) => {
    const opening = s.isAlone
      ? say`Kod, sistemin ve başka araçların değişkenlerine bakar: ${s.names}`
      : say`Sistemin ve başka araçların değişkenlerine de bakılır: ${s.names}`;
    return s.files === 1 ? say`${opening}; okunduğu yer ${s.path}.` : say`${opening}.`;
  },
  flagsHeading: 'Komut satırı seçenekleri',
  flagsOf: (s) => `Komut satırı seçenekleri: ${s.command}`,
  flagsOfFile: (s) => `Seçeneklerin okunduğu yer: ${s.path}`,
  flagDefault: (s) => say`${s.flag} (${s.value})`,
  flagNames: (s) =>
    s.rest > 0
      ? say`${s.path} dosyasında yardım metni olmadan tanımlananlar: ${s.names}; bunlardan başka ${s.rest} seçenek daha var.`
      : say`${s.path} dosyasında yardım metni olmadan tanımlananlar: ${s.names}.`,
  flagsIntro: (s) => say`${s.path} dosyasında tanımlanan seçenek sayısı ${s.count}.`,
  flagOne: (s) => {
    const owner =
      s.command === undefined
        ? s.quote === undefined
          ? say`Program ${s.flag} seçeneğini alır`
          : say`${s.path} dosyasındaki program ${s.flag} seçeneğini alır`
        : say`${s.command} komutu ${s.flag} seçeneğini alır`;
    const standard = s.standard === undefined ? owner : say`${owner}; verilmezse ${s.standard}`;
    return s.quote === undefined ? say`${standard} (${s.path}).` : say`${standard}: ${s.quote}.`;
  },
  flagColumns: ['Seçenek', 'Varsayılan', 'Yardım metni'],
  schemaHeading: (s) => `Anahtarlar: ${s.name}`,
  schemaIntro: (s) =>
    say`Nelerin ayarlanabileceğini ${s.path} dosyasındaki ${s.name} anlatır; anahtar sayısı ${s.count}, nokta iç içe nesneleri ayırır.`,
  schemaDefaults: (s) => say`Varsayılan değerlerin bulunduğu yer ${s.name}.`,
  schemaColumns: ['Anahtar', 'Değer', 'Varsayılan', 'Yorumu ne diyor'],
  limitsHeading: 'Kodda sabit duran sınırlar',
  limitColumns: ['Sabit', 'Değer', 'Yorumu ne diyor', 'Anlatıldığı yer'],
  limitToldOn: (s) => say`${s.name} için değer ${s.value} (bkz. ${s.page}).`,
  optionsHeading: (s) => `Ayarlar: ${s.name}`,
  optionsIntro: (s) =>
    s.quote === undefined
      ? say`${s.path} dosyasındaki ${s.name} şu ayarları tutar:`
      : say`${s.path} dosyasındaki ${s.name} şöyle tanıtılıyor: ${s.quote}. Tuttuğu ayarlar:`,
  optionsRest: (s) => say`${s.path} dosyasında ${s.count} ayar daha var.`,
  optionColumns: ['Ayar', 'Tipi', 'Yorumu ne diyor'],
  documentsHeading: 'Belgeler ayarlar için ne diyor',
  documentSays: (s) => say`${s.path}, ${s.heading} başlığı altında: ${s.quote}.`,
  documentHas: (s) => say`${s.path} içinde ${s.heading} başlıklı bir kısım var.`,
};
