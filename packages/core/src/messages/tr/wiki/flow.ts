import type { ConditionFacts, ConditionKind, StepFacts } from '../../en/wiki/flow.ts';
import type { WikiMessages } from '../../en/wiki.ts';
import { capitalised, type Said } from '../../say.ts';
import { common, say } from './common.ts';
import { SINK_TITLES, SINKS } from './flow-sinks.ts';

const named = (s: StepFacts): Said => (s.quote === undefined ? say`${s.callee}` : say`${s.callee} (${s.quote})`);
const given = (s: StepFacts): Said => (s.args === undefined ? [] : say`${s.args} vererek `);

/** The conditions in one breath, in front of what they decide. */
const conditions = ({ parts, isOtherwise, isOfEnd }: ConditionFacts): Said => {
  if (isOtherwise === true) return say`öbür durumda`;
  if (parts.length === 0) return say`bazı durumlarda`;
  const texts = (kind: ConditionKind): Said[] => parts.flatMap((one) => (one.kind === kind ? [say`${one.text}`] : []));
  const [holds, not] = [texts('if'), texts('unless')];
  const [first, second] = not;
  const denied: Said =
    first === undefined
      ? []
      : second === undefined
        ? say`${first} koşulu sağlanmazsa`
        : say`${first} ve ${second} koşullarından hiçbiri sağlanmazsa`;
  const held: Said =
    holds.length === 0
      ? denied
      : not.length === 0
        ? say`${common.and(holds)} ${holds.length === 1 ? 'koşulu' : 'koşulları'} sağlanırsa`
        : say`${common.and(holds)} ${holds.length === 1 ? 'koşulu' : 'koşulları'} sağlanır, ${denied}`;
  const called = [
    ...texts('fails').map((text) => say`${text} başarısız olursa`),
    ...texts('succeeds').map((text) => say`${text} başarılı olursa`),
  ];
  const tests = common.and([...(held.length === 0 ? [] : [held]), ...called]);
  const said = [
    ...texts('case').map((text) => say`${text} durumunda`),
    ...texts('rest').map((text) => say`${text} öbür durumların hiçbirine uymazsa`),
    ...texts('each').map((text) => (isOfEnd === true ? say`${text} döngüsünde` : say`her ${text} için`)),
    ...texts('while').map((text) => say`${text} sürdükçe`),
    ...(tests.length === 0 ? [] : [tests]),
    ...texts('unreturned').map(() => say`daha önce dönülmediyse`),
  ];
  return said.reduce<Said>((one, other) => (one.length === 0 ? other : say`${one} ${other}`), []);
};

const bare = (condition: StepFacts['condition']): Said => (condition === undefined ? [] : conditions(condition));
const spaced = (said: Said): Said => (said.length === 0 ? [] : say`${said} `);
const under = (condition: StepFacts['condition']): Said => spaced(bare(condition));
const start = (condition: StepFacts['condition']): Said => spaced(capitalised(bare(condition), 'tr'));

/** What the caller calls where it does not come to the step. */
const instead = ({ aside, caller }: StepFacts): Said =>
  aside === undefined
    ? []
    : say`; ${aside.isOtherwise ? 'öbür durumda' : 'başka bazı durumlarda'} ${caller}, ${aside.calls} çağrısını yapar`;

/** How it works: the list of flows, and a page for each. */
export const flow: WikiMessages['flow'] = {
  title: (s) => {
    if (s.kind === 'route') return `${s.name} isteği nasıl karşılanır`;
    if (s.kind === 'job') return `${s.name} işi ne yapar`;
    if (s.kind !== 'export' || s.isRepeated) return `${s.name} ne yapar`;
    return s.sink === undefined ? `${s.name} ne yapar` : SINK_TITLES[s.sink](s.name);
  },
  summary: (s) => `Adım adım ${s.name}: ${s.first} ile başlayan, ${s.last} ile biten ${s.steps} adım.`,
  diagramTitle: (s) => `${s.name} yolunda kim kimi çağırıyor?`,
  wrongHeading: 'Hata durumları',
  wrongColumns: ['Koşul', 'Sonuç', 'Nerede'],
  openHeading: 'Kesinliğin bittiği yer',
  passed: (s) =>
    s.count === 1
      ? say`İstek oraya varmadan önce şuradan geçer: ${s.names}.`
      : say`İstek oraya varmadan önce sırayla şunlardan geçer: ${s.names}.`,
  opening: {
    route: (s) =>
      s.first === undefined
        ? say`${s.name} isteğini, ${s.path} dosyasındaki kayda göre ${s.handler} yanıtlar.`
        : say`${s.name} isteği ${s.first} üzerinden gelir; ${s.path} dosyasındaki kayda göre onu ${s.handler} yanıtlar.`,
    command: (s) =>
      s.help === undefined
        ? say`${s.name} yazıldığında ${s.path} dosyasındaki ${s.handler} çalışır.`
        : say`${s.name} (${s.help}) yazıldığında ${s.path} dosyasındaki ${s.handler} çalışır.`,
    job: (s) => say`${s.name} işi ${s.path} dosyasında kayıtlıdır ve ${s.handler} ile yürütülür.`,
    main: (s) =>
      s.condition === undefined
        ? say`${s.name} programı, ${s.path} dosyasında tanımlı ${s.handler} ile başlar.`
        : say`${s.condition} sağlanırsa ${s.name} programı, ${s.path} dosyasında tanımlı ${s.handler} ile sürer.`,
    export: (s) => {
      if (s.callers !== undefined)
        return s.quote === undefined
          ? say`${s.path} dosyasındaki ${s.handler} adını çağıranlar: ${s.callers}.`
          : say`${s.path} dosyasındaki ${s.handler} (çağıranlar: ${s.callers}): ${s.quote}.`;
      return s.quote === undefined
        ? say`${s.path} dosyasındaki ${s.handler} başka kodlara açıktır.`
        : say`${s.path} dosyasındaki ${s.handler} başka kodlara açıktır: ${s.quote}.`;
    },
  },
  callerOf: (s) => (s.as === undefined ? say`${s.caller}` : say`${s.caller} (${s.as} olarak)`),
  options: (s) => say`Aldıkları: ${s.options}.`,
  optionDefault: (s) => say`${s.name} (verilmezse ${s.literal})`,
  ends: (s) =>
    s.isOne ? say`Programın dışına çıkılabilen yer: ${s.ends}.` : say`Programın dışına çıkılabilen yerler: ${s.ends}.`,
  end: (s) => say`${s.where}, ${s.isSometimes === true ? 'bazı durumlarda ' : ''}${s.event}`,
  crosses: (s) => say`Geçtiği bölümler: ${s.parts}.`,
  variants: (s) =>
    s.until === undefined
      ? say`${s.names} adımlarının çoğunda aynı yolu izler.`
      : say`${s.names} de ${s.until} adımına kadar aynı yoldan gelir.`,
  step: (s) => {
    const { caller, condition, events, via, callback } = s;
    const first = callback === undefined ? start(condition) : say`${callback} ile verilen işlevin içinde `;
    const cond = callback === undefined ? under(condition) : first;
    const call = s.isType ? 'nesnesini oluşturur' : 'çağrısını yapar';
    const called = s.isType ? 'oluşturulan' : 'çağrılan';
    const tail = say`${s.constants === undefined ? [] : say`; ${s.constants}`}${instead(s)}`;
    if (via !== undefined && events !== undefined)
      return [
        say`${first}${caller}, ${via} çağrısını yapar; o da ${given(s)}${named(s)} adımına geçer ve burada program ${events}${tail}.`,
        say`${first}${via} aracılığıyla ${caller} içinden ${named(s)} adımına varılır; bu adım ${events}${tail}.`,
        say`${first}${caller} içinden çağrılan ${via}, ${given(s)}${named(s)} adımına geçer; orada program ${events}${tail}.`,
      ];
    if (via !== undefined)
      return [
        say`${first}${caller}, ${via} çağrısını yapar; o da ${given(s)}${named(s)} adımına geçer${tail}.`,
        say`${first}${via} aracılığıyla ${caller} içinden ${named(s)} adımına varılır${tail}.`,
      ];
    if (events !== undefined)
      return [
        say`${first}${caller}, ${given(s)}${named(s)} ${call}; bu adım ${events}${tail}.`,
        say`${first}${caller} içinden ${given(s)}${called} ${named(s)}, ${events}${tail}.`,
        say`${first}${caller} işi ${given(s)}${named(s)} adımına bırakır, o da ${events}${tail}.`,
        say`${first}${caller} için gereken ${named(s)} ${given(s)}çalışır ve ${events}${tail}.`,
        say`${first}sıra ${named(s)} adımına gelir, ${given(s)}${caller} içinden; program ${events}${tail}.`,
      ];
    return [
      say`${first}${caller}, ${given(s)}${named(s)} ${call}${tail}.`,
      say`Ardından ${caller} işi ${cond}${given(s)}${named(s)} adımına bırakır${tail}.`,
      say`${first}${caller} içinden ${given(s)}${named(s)} ${s.isType ? 'oluşturulur' : 'çağrılır'}${tail}.`,
      say`Yol ${cond}${caller} içinden ${given(s)}${named(s)} adımına gider${tail}.`,
      say`Sıra ${named(s)} adımındadır; ${cond}${given(s)}${caller} onu ${s.isType ? 'oluşturur' : 'çağırır'}${tail}.`,
    ];
  },
  alike: (s) => say`${s.callback} ile verilen işlevlerin içinde ${s.caller} şunları çağırır: ${s.calls}.`,
  alikeOne: (s) => say`${s.callee} (${s.literal})`,
  begins: (s) => [say`${s.callee}, ${s.events}.`, say`İlk olarak ${s.callee}, ${s.events}.`],
  back: (s) =>
    s.isLast
      ? [say`Sonunda ${s.callee}, ${s.events}.`, say`Yeniden ${s.callee} içinde program ${s.events}.`]
      : [
          say`Yeniden ${s.callee} içinde program ${s.events}.`,
          say`Bundan sonra ${s.callee} kendisi, ${s.events}.`,
          say`Bu iş dönünce ${s.callee}, ${s.events}.`,
          say`${s.callee} ardından, ${s.events}.`,
        ],
  choice: {
    type: (s) =>
      s.otherCount === 0
        ? [
            say`${start(s.condition)}${s.caller} içindeki ${s.written} çağrısı ${s.by} türündeki bir nesneye gider; onun için bulunan ${s.chosen}${s.events === undefined ? '' : say`; bu adım ${s.events}`}.`,
            say`${start(s.condition)}${s.caller}, ${s.written} çağrısını yapar; burada bulunan ${s.by} için bu ${s.chosen} demektir${s.events === undefined ? '' : say` ve program ${s.events}`}.`,
          ]
        : [
            s.events === undefined
              ? say`${start(s.condition)}${s.caller} içindeki ${s.written} çağrısının nereye gideceğini eldeki ${s.by} belirler: ya burada izlenen ${s.chosen} ya da ${s.others}.`
              : say`${start(s.condition)}${s.caller} içindeki ${s.written} çağrısının nereye gideceğini eldeki ${s.by} belirler: ${s.chosen}, ${s.events}; öbür seçenek: ${s.others}.`,
            say`${start(s.condition)}${s.caller}, ${s.written} çağrısını yapar; bu ya ${s.chosen} ya da başka bir ${s.by} ile ${s.others} olur${s.events === undefined ? '' : say`; ilki ${s.events}`}.`,
          ],
    table: (s) => [
      say`${start(s.condition)}${s.caller}, ${s.by} içinde bulduğunu çalıştırır; ${s.count} kayıttan buradaki ${s.chosen}${s.events === undefined ? '' : say`, o da ${s.events}`}.`,
    ],
  },
  sink: (s) => (s.args === undefined ? say`${s.calls} ${SINKS[s.kind]}` : say`${s.calls} (${s.args}) ${SINKS[s.kind]}`),
  raises: (s) => {
    const causes = spaced(s.causes);
    if (s.form === 'panics') return say`${causes}panikle durur`;
    if (s.form === 'returnedNew') return say`${causes}yeni bir hata döndürür`;
    if (s.form === 'returnedSaid') return say`${causes}bir hata döndürür`;
    if (s.form === 'returned') return say`${causes}${s.name} döndürür`;
    return s.form === 'made' ? say`${causes}${s.name} ile oluşan hatayı verir` : say`${causes}${s.name} hatası verir`;
  },
  answers: (s) => say`${spaced(s.causes)}${s.name} yanıtını verir`,
  exits: (s) => say`${spaced(s.causes)}${s.name} ile çıkar`,
  cause: (s) => {
    const when = bare(s.condition && { ...s.condition, isOfEnd: true });
    return s.message === undefined ? when : say`${spaced(when)}(${s.message})`;
  },
  orCause: (causes) => {
    const [first = [], ...rest] = causes;
    return rest.reduce<Said>((said, cause) => say`${said} ya da ${cause}`, first);
  },
  moreCauses: (s) => say`${s.causes} ya da başka durumlarda`,
  under: (s) => say`${under(s.condition)}${s.event}`,
  where: (s) => say`${s.event}; ${s.constants}`,
  holds: (s) =>
    s.rest > 0
      ? say`${s.name} içinde ${s.entries} ve ${s.rest} kayıt daha var`
      : say`${s.name} içindekiler ${s.entries}`,
  told: (s) => say`${s.until} adımına kadar yol ${s.page} sayfasındakiyle aynıdır; geçtiği adımlar ${s.steps}.`,
  isValue: (s) =>
    s.value === undefined ? say`${s.name} değeri ${s.literal}` : say`${s.name} değeri ${s.literal} (${s.value})`,
  moreEnds: say`başka yollarla da bitebilir`,
  events: (events) => common.and(events),
  caught: ({ where, what, events }) => {
    const failure: Said = what === undefined ? say`bir hata` : say`${what} hatasını`;
    return [
      say`${where} ${failure} yakaladığında program ${events}.`,
      say`${where} de ${failure} yakalar ve sonra ${events}.`,
      say`${where}, ${failure} yakalamışsa program ${events}.`,
    ];
  },
  wrong: (s) => (s.message === undefined ? s.event : say`${s.event}: ${s.message}`),
  condition: (s) => {
    const [first] = s.parts;
    return s.parts.length === 1 && first?.kind === 'if' ? say`${first.text}` : conditions({ ...s, isOfEnd: true });
  },
  canWrong: (s) => {
    const said = {
      named: say`${s.name} hatası verebilir`,
      made: say`${s.name} ile oluşan hatayı verebilir`,
      returned: say`${s.name} döndürebilir`,
      returnedNew: say`${s.name} ile oluşan bir hata döndürebilir`,
      returnedSaid: say`bir hata döndürebilir`,
      panics: say`panik verebilir`,
    }[s.form];
    return s.message === undefined ? said : say`${said}: ${s.message}`;
  },
  through: (s) => say`${s.by} üzerinden ${s.event}`,
  gap: (s) => {
    if (s.isField)
      return [
        say`${start(s.condition)}${s.caller}, ${s.alike} alanına konmuş işlevi ${s.written} olarak çağırır.`,
        say`${start(s.condition)}${s.caller} içindeki ${s.written} çağrısı ${s.alike} alanında ne varsa onu çalıştırır.`,
      ];
    return [
      say`${start(s.condition)}${s.caller}, ${s.written} çağrısını da yapar; nereye gideceği program çalışırken belli olur, bu adı taşıyan biri: ${s.alike}.`,
      say`${start(s.condition)}${s.caller} yol üstünde ${s.written} çağrısını yapar; bunu bildirimler belirlemez, o adı taşıyanlardan biri ${s.alike}.`,
    ];
  },
  stop: {
    passed: (s) => [
      say`${s.caller}, dışarıdan verilen ${s.written} işlevini çağırır; orada ne olacağı çağırana bağlıdır.`,
      say`${s.caller} içindeki ${s.written} da dışarıdan gelir.`,
    ],
    given: (s) => {
      const as = s.argument === undefined ? [] : say`${s.argument} olarak `;
      return [
        say`${s.caller}, ${s.written} çağrısını yapar; onu ${as}${s.by} verir ve orada olanlar izlenmez.`,
        say`${s.caller} içinde çağrılan ${s.written}, tek çağıran olan ${s.by} içinden ${as}gelir.`,
      ];
    },
    choice: (s) => [
      say`${s.caller} içindeki ${s.written} çağrısının hangi kodu çalıştıracağını eldeki ${s.by} belirler; ${s.count} seçenek var: ${s.candidates}.`,
      say`${s.caller}, ${s.written} çağrısını kendi ${s.by} değerine bırakır; olabilecekler: ${s.candidates}.`,
    ],
  },
  places: {
    'reads-file': 'dosya sistemi',
    'writes-file': 'disk',
    request: 'ağ',
    listens: 'bağlantı noktası',
    process: 'başka program',
    database: 'veritabanı',
    queue: 'kuyruk',
    output: 'uçbirim',
  },
  parentSummary: (s) => `${s.name} içinden geçen ${s.count} yol: girişten programın dışına çıkılan yere kadar.`,
  parentIntro: (s) =>
    say`Buradaki ${s.count} sayfa kodu adım adım izler; her biri koda girilen bir yerden başlar: bir komut, bir istek, dışa açık bir fonksiyon. Bir sayfa her çağrıyı değil, en çok yere varan çağrıları izler. Bir adım, nereye gittiğini bildirimlerin belirlediği bir çağrıdır; belirlemediği çağrıların en önemlileri adıyla anılır.`,
  parentFirst: (s) => say`Önce ${s.page} sayfasını okuyun; en çok bölümden o geçer: ${s.parts}.`,
  parentItem: (s) => [
    say`${s.page}: ${s.first} ile başlar, ${s.steps} adım sürer; yolda ${s.ends}.`,
    say`${s.page} sayfasında ${s.first} ile açılan yol ${s.steps} adımdır; bunlardan birinde ${s.ends}.`,
    say`${s.first}, ${s.page} sayfasının başıdır; ${s.steps} adımlık bu yolda ${s.ends}.`,
    say`${s.steps} adımlık ${s.page} yolu ${s.first} içinde başlar; ilerisinde ${s.ends}.`,
  ],
  parentBare: (s) => [
    say`${s.page}: ${s.first} ile başlayan ${s.steps} adım.`,
    say`${s.first} ile başlayan ${s.steps} adım ${s.page} sayfasında izlenir.`,
    say`${s.page} sayfası ${s.first} ile yola çıkar; yol ${s.steps} adımdır.`,
    say`Başlangıcı ${s.first} olan ${s.steps} adımlık yol: ${s.page}.`,
  ],
  parentShared: (s) => say`Birden çok yol şuradan geçer: ${s.names}; oradaki bir değişiklik birkaçını birden etkiler.`,
  readFirst: (s) =>
    s.crossed > 1
      ? say`Çalışırken görmek için ${s.page} sayfasını okuyun; ${s.first} ile başlayıp ${s.last} ile biten bu yol ${s.parts} bölümün ${s.crossed} tanesinden geçer.`
      : say`Çalışırken görmek için ${s.page} sayfasını okuyun; bu yol ${s.first} ile başlar, ${s.last} ile biter.`,
  visit: (s) => say`${s.name} (adım ${s.step})`,
  visits: (s) =>
    [
      say`Bu bölümün rol aldığı akışlar: ${s.names}.`,
      say`İş başında görmek için: ${s.names}.`,
      say`Adım adım geçtiği yerler: ${s.names}.`,
    ][s.turn % 3] ?? [],
};
