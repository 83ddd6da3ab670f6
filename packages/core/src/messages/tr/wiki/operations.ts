import type { WikiMessages } from '../../en/wiki.ts';
import { joinSaid } from '../../say.ts';
import { say } from './common.ts';

/** Build, test and release. */
export const operations: WikiMessages['operations'] = {
  summary: (s) => `${s.name}: nasıl derlenir, denetlenir, paketlenir ve yayımlanır; betikler, CI işleri ve imajlar.`,
  checksHeading: 'Bir değişikliğin geçmesi gerekenler',
  publishHeading: 'Sürüm nasıl çıkıyor',
  clockHeading: 'Zamanlanmış işler',
  otherHeading: 'Diğer iş akışları',
  when: {
    push: 'push',
    pushTo: (s) => say`push (dal: ${s.branches})`,
    pushOutside: (s) => say`push (şu dallar dışında: ${s.branches})`,
    pullRequestTo: (s) => say`pull request (hedef dal: ${s.branches})`,
    onTypes: (s) => say`${s.event} (yalnızca şu olaylarda: ${s.types})`,
    withChanges: (s) => say`${s.event} (yalnızca şunlar değişmişse: ${s.paths})`,
    withOtherChanges: (s) => say`${s.event} (şunların dışında bir şey değişmişse: ${s.paths})`,
    tag: (s) => say`etiket (örneğin ${s.tags})`,
    pullRequest: 'pull request',
    onTarget: (s) => say`${s.event} (hedef deponun kodu ve yetkileriyle)`,
    anyTag: 'herhangi bir etiket',
    schedule: (s) => say`zamanlama (${s.times})`,
    scheduled: 'zamanlama',
    byHand: 'elle başlatma',
    release: 'sunucuda yayımlanan sürüm',
    called: 'başka bir iş akışından çağrı',
    event: (s) => say`${s.name} olayı`,
  },
  workflow: (s) => {
    const turns = [
      say`${s.path} şu olaylarda devreye girer: ${s.when}. Çalıştırdıkları:`,
      say`${s.path} içindeki işler (başlatan: ${s.when}):`,
      say`Şu durumlarda ${s.path} çalışır: ${s.when}. İşleri:`,
      say`${s.path} içinde yapılanlar (ne zaman: ${s.when}):`,
      say`Bir başka tanım ${s.path}; başlatan ${s.when}:`,
    ];
    return turns[s.turn % turns.length] ?? [];
  },
  workflowBare: (s) => say`${s.path} içindeki işler:`,
  jobDoes: (s) =>
    say`${s.job}${s.scope.length > 0 ? say` (${s.scope})` : ''}: ${joinSaid(s.deeds, { between: '; ', last: '; ' })}.`,
  repeated: (s) => say`${s.axes} için ayrı ayrı `,
  variants: (s) => (s.keys.length > 0 ? say`${s.count} ayrı düzenle: ${s.keys}` : say`${s.count} ayrı düzenle`),
  waits: (s) => say`önce şunların bitmesini bekler: ${s.needs}`,
  checksOut: (s) => say`şu deponun kodunu alır: ${s.repositories}`,
  runs: (s) => {
    const named =
      s.variables.length > 0
        ? say`şunları çalıştırır: ${s.commands} (${s.variables})`
        : say`şunları çalıştırır: ${s.commands}`;
    if (s.isConditional) return say`${named}, her biri bir koşula bağlı`;
    return s.conditional === 0 ? named : say`${named} (koşullu ${s.conditional} komut daha var)`;
  },
  onlyIf: (s) => (s.condition === undefined ? say`bir koşula bağlıdır` : say`yalnızca ${s.condition} doğruysa çalışır`),
  scope: (s) => joinSaid(s.parts, { between: '; ', last: '; ' }),
  uses: (s) => say`kullandığı hazır eylemler ${s.actions}`,
  leaves: (s) =>
    say`asıl işi hazır bir eyleme bırakır: ${s.actions}${s.rest === 0 ? '' : say` (yanında ${s.rest} eylem daha)`}`,
  chosen: (s) => say`${s.name} değerini matris seçer`,
  setTo: (s) => say`${s.name} değeri ${s.value}`,
  axis: (s) => say`${s.axis} ${s.values}`,
  releasing: (s) => say`${s.path} dosyasında şöyle anlatılıyor: ${s.quote}.`,
  release: (s) =>
    s.needs.length > 0
      ? say`Yayımlayan, ${s.path} dosyasındaki ${s.job} işidir; komutu ${s.command}. Ancak şu işler bittikten sonra başlar: ${s.needs}.`
      : say`Yayımlayan, ${s.path} dosyasındaki ${s.job} işidir; komutu ${s.command}.`,
  releases: (s) => say`Birden çok iş yayımlıyor: ${s.jobs}.`,
  releaseJob: (s) => say`${s.job} (${s.path} dosyasında, komutu ${s.command})`,
  releaseDraft: (s) =>
    say`${s.path} dosyasındaki ${s.job} işi, sürümü sunucuda taslak olarak hazırlar; komutu ${s.command}.`,
  releaseOnHost: (s) => say`Sunucudaki sürümü hazırlayıp dolduran işler: ${s.jobs}.`,
  version: (s) => say`Sürüm numarası ${s.path} dosyasında yazıyor: ${s.version}.`,
  nothingPublishes: 'Sürüm yayımlayan bir CI işi, eylem ya da betik bulunamadı.',
  releaseScript: (s) => say`Elle yayımlamak için ${s.invocation} var; başlattığı komut ${s.command}.`,
  workflowColumns: ['İş akışı', 'Başlatan', 'İşler'],
  testsHeading: 'Testler',
  tests: (s) => {
    const place =
      s.folder !== undefined ? say` (${s.folder} klasöründe)` : s.folders > 1 ? say` (${s.folders} klasörde)` : '';
    const files =
      s.files === s.count
        ? say`${s.count} test dosyası okundu${place}`
        : say`Testlerdeki ${s.files} dosyadan test tanımlayan ya da ürünü kullanan ${s.count} tane${place}`;
    return s.runner === undefined ? say`${files}.` : say`${files}; testleri çalıştıran ${s.runner}.`;
  },
  mostTests: (s) => say`En çok test ${s.path} dosyasında tanımlı: ${s.count} test, örneğin ${s.titles}.`,
  scriptsHeading: 'Betikler ve hedefler',
  scriptColumns: ['Komut', 'Yaptığı'],
  scriptColumnsWithManifest: ['Komut', 'Yaptığı', 'Bildirim'],
  scriptsIn: (s) => say`Başkalarında da olan betikler şuralarda bulunur: ${s.paths}.`,
  scriptsRest: (s) => say`Bildirimlerde ${s.rest} betik daha var.`,
  imagesHeading: 'İmajlar',
  stages: (s) => say`${s.path} imajı aşama aşama kurar: ${s.stages}. Dağıtılan imajın temeli ${s.base}.`,
  stage: (s) => say`${s.name} (temeli ${s.base})`,
  based: (s) => say`${s.path} dosyasındaki imajın temeli ${s.base}.`,
  image: (s) => say`İmajın özellikleri: ${s.traits}.`,
  port: (s) => (s.count === 1 ? say`bildirilen port ${s.ports}` : say`bildirilen portlar ${s.ports}`),
  user: (s) => say`kullanıcısı ${s.user}`,
  sets: (s) => say`${s.name} değişkeninin değeri ${s.value}`,
  volume: (s) => say`birim olarak ayrılan ${s.volumes}`,
  starts: (s) => say`başlattığı komut ${s.command}`,
  startsWith: (s) => say`başlattığı komut ${s.entrypoint}, argümanı ${s.command}`,
  health: 'kendi sağlık denetimi var',
  furtherHeading: 'Diğer bildirimler',
  furtherColumns: ['Bildirim', 'Bildirdiği'],
  furtherPackage: (s) =>
    s.count === 0 ? say`${s.kind} ${s.name}` : say`${s.kind} ${s.name}; ${s.count} betik içeriyor`,
  furtherImage: (s) => say`temeli ${s.base} olan bir imaj`,
  furtherServices: (s) => say`servisler: ${s.services}`,
  furtherNamed: (s) => say`Adlarına bakılırsa şunlar da bununla ilgili: ${s.paths}.`,
  furtherMore: (s) => say`Bunlara eklenenler: ${s.paths}.`,
  servicesHeading: 'Birlikte başlayan servisler',
  services: (s) =>
    s.count === 1
      ? say`${s.path} tek bir servis başlatır:`
      : say`${s.path} ile birlikte başlayan servis sayısı ${s.count}:`,
  service: (s) => say`${s.name}: ${s.traits}.`,
  serviceBare: (s) => say`${s.name}.`,
  fromImage: (s) => say`imajı ${s.image}`,
  builtFrom: (s) => say`derlendiği klasör ${s.folder}`,
  onPorts: (s) => say`portu ${s.ports}`,
  afterServices: (s) => say`önce başlaması gerekenler ${s.services}`,
  withCommand: (s) => say`komutu ${s.command}`,
};
