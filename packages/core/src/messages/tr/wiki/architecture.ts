import type { SinkWord } from '../../en/wiki/flow-sinks.ts';
import type { WikiMessages } from '../../en/wiki.ts';
import { joinSaid } from '../../say.ts';
import { common, say } from './common.ts';

/** How the parts hang together. */
export const architecture: WikiMessages['architecture'] = {
  summary: (s) => `${s.name}: ${s.count} bölüm, her birinin ne işe yaradığı ve hangisinin hangisine dayandığı.`,
  intro: (s) =>
    say`Kod burada klasörlere ve içe aktarmalara göre ${s.count} bölüme ayrıldı; ayrım bir çıkarımdır, bölümler arasındaki içe aktarmalar ise dosyalardan okunmuştur.`,
  top: (s) => say`En üstte ${s.part} bölümü durur; yararlandıkları: ${s.used}.`,
  bottom: (s) => say`En altta ${s.part} bölümü vardır; ona dayananlar: ${s.users}.`,
  oneWay: 'Bölümler arasında içe aktarmalar tek yönlüdür: bir döngü bulunmadı.',
  oneWayButPassing: (s) =>
    say`Yalnızca ad aktaran dosyalar bir yana bırakılırsa (örnek: ${s.path} dosyasının aktardığı ${s.specifier}), bölümler arasındaki içe aktarmalar döngü oluşturmaz.`,
  oneWayButTypes: (s) =>
    say`Çalışma anında bölümler arasındaki içe aktarmalar döngü oluşturmaz: ${s.taker} bölümü ${s.giver} bölümünden yalnızca türleri alır, o bölüm ise bunu içe aktarır.`,
  diagramTitle: 'Bölümler birbirine nasıl bağlı?',
  passed: 'Yalnızca başka bir bölümün adlarını aktaran dosyalar ok oluşturmaz.',
  undrawn: (s) =>
    s.count === 1
      ? 'Bölümler arasındaki bir bağ daha var ama çizilmedi: ya çizilen oklardan anlaşılıyor, ya yalnızca tür almak için, ya da ters yönde ve zayıf.'
      : `Bölümler arasında çizilmeyen ${s.count} bağ daha var: bunlar ya çizilen oklardan anlaşılıyor, ya yalnızca tür almak için, ya da ters yönde ve zayıf.`,
  partsHeading: 'Her bölüm ne işe yarar',
  partColumns: ['Bölüm', 'Yazarların sözü ya da yaptıkları', 'İlk açılacak dosya'],
  offers: (s) => say`${s.name}: ${s.quote}`,
  holds: (s) => say`tanımladıkları: ${s.names}`,
  comesIn: {
    route: (s) => say`${s.names} ${s.isOne ? 'isteğini' : 'isteklerini'} yanıtlar`,
    procedure: (s) => say`${s.names} ${s.isOne ? 'yordamını' : 'yordamlarını'} sunar`,
    event: (s) => say`${s.names} ${s.isOne ? 'olayını' : 'olaylarını'} dinler`,
    tool: (s) => say`${s.names} ${s.isOne ? 'aracını' : 'araçlarını'} sunar`,
    command: (s) => say`${s.names} ${s.isOne ? 'komutunu' : 'komutlarını'} getirir`,
    job: (s) => say`${s.names} ${s.isOne ? 'işini' : 'işlerini'} yürütür`,
  },
  goesOut: {
    listens: (s) => say`${s.caller} içinde bağlantı noktası açar`,
    database: (s) => say`${s.caller} içinde veritabanına sorar`,
    queue: (s) => say`${s.caller} içinde kuyruğa ileti bırakır`,
    request: (s) => say`${s.caller} üzerinden istek gönderir`,
    process: (s) => say`${s.caller} içinde başka program başlatır`,
    'writes-file': (s) => say`${s.caller} içinde dosya değiştirir`,
  },
  starts: (s) => say`${s.caller} içinde ${s.program} programını başlatır`,
  doings: (s) => joinSaid(s.clauses, { between: '; ', last: '; ' }),
  doingsSentence: (s) => say`Bu bölüm ${common.and(s.clauses)}.`,
  circlesHeading: 'Birbirini içe aktaran bölümler',
  circle: (s) => say`${s.parts} bir döngü oluşturuyor; birindeki değişiklik ötekilere uzanıp geri dönebilir.`,
  mutual: (s) =>
    say`${s.a} ile ${s.b} birbirine gerek duyuyor: ${s.there} dosyası ${s.thereTakes} modülünü, ters yönde ${s.back} dosyası ${s.backTakes} modülünü içe aktarıyor.`,
  circleImport: (s) =>
    say`${s.from} bölümü ${s.to} bölümüne gerek duyuyor: ${s.path} dosyası ${s.specifier} modülünü içe aktarıyor`,
  outletsHeading: 'Dışarıyla temas ettiği yerler',
  outletsLead: say`Dilin ve yaygın kitaplıkların çağrılarından okundu; başka paketlerin içinde olup biten görülmez.`,
  outletExample: (s) => say`${s.caller} (${s.callee})`,
  outlet: (s) => {
    const what: Readonly<Record<SinkWord, string>> = {
      listens: 'Bağlantı noktası açan bölümler',
      request: 'Başka makinelere istek gönderen bölümler',
      database: 'Veritabanına soran bölümler',
      queue: 'Başkaları için kuyruğa ileti bırakan bölümler',
      process: 'Başka program başlatan bölümler',
      'writes-file': 'Dosyaları değiştiren bölümler',
      'reads-file': 'Dosya okuyan bölümler',
      output: 'Çıktı yazan bölümler',
    };
    const said = say`${what[s.kind]}: ${s.parts}`;
    return (
      [
        say`${said}; bakılacak yerler: ${s.examples}.`,
        say`${said}, örneğin ${s.examples}.`,
        say`${said}; nasıl yapıldığı burada görülür: ${s.examples}.`,
        say`${said}; birkaç yer: ${s.examples}.`,
      ][s.turn % 4] ?? said
    );
  },
  entriesHeading: 'Çalışma ve kullanım nerede başlıyor',
  entryColumns: ['Giriş', 'Türü', 'Vardığı yer'],
  entryKinds: {
    bin: 'komut',
    main: 'ana modül',
    export: 'kitaplığın dışa açtığı',
    script: 'betik',
    module: 'modül',
    container: 'kapsayıcı',
  },
  outsideHeading: 'Dışarıdan aldıkları',
  outsideIntro: (s) =>
    say`En sık karşılaşılan bağımlılık ${s.name}: ürünün ${s.count} dosyası onu içe aktarıyor; geçtiği bölümler: ${s.parts}.`,
  outsideColumns: ['Bağımlılık', 'Bildirilen sürüm', 'Kullanan bölümler', 'Örnek dosya'],
};
