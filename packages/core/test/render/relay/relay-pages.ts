import type { Block, Diagram, PageDraft } from '#draft';
import type { RepoPath, WikiLanguage } from '#vocabulary';
import {
  at,
  code,
  commands,
  excerpt,
  figure,
  h2,
  h3,
  list,
  note,
  page,
  para,
  path,
  quotation,
  quote,
  say,
  strong,
  table,
} from './page-words.ts';
import { deliverySequence, moduleDiagram, signerClasses } from './relay-diagrams.ts';

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly kind: PageDraft['kind'];
  readonly parent?: string;
  readonly summary: string;
  readonly sources?: readonly [string, string][];
  readonly diagrams?: readonly Diagram[];
  readonly blocks: readonly Block[];
}

const RETRY = 'src/delivery/retry.ts';
const SEND = 'src/delivery/send.ts';
const CONFIG = 'src/config.ts';

/** Ten pages about the invented repository, as stage 5 would write them. */
export function relayDrafts(language: WikiLanguage): readonly PageDraft[] {
  const x = (en: string, tr: string): string => (language === 'en' ? en : tr);
  const pages = [
    overview(x),
    gettingStarted(x),
    architecture(x),
    flow(x),
    http(x),
    delivery(x),
    retry(x),
    configuration(x),
    data(x),
    coverage(x),
  ];
  return pages.map(({ sources, diagrams, ...rest }) => ({
    ...rest,
    origin: 'facts',
    diagrams: diagrams ?? [],
    sources: (sources ?? []).map(([file, reason]) => ({ path: file as RepoPath, reason })),
  }));
}

type Words = (en: string, tr: string) => string;

function overview(x: Words): Draft {
  return {
    id: 'overview',
    title: x('Overview of relay', 'Relay projesine genel bakış'),
    kind: 'overview',
    summary: x(
      'Relay delivers events to customers’ endpoints, signed and retried.',
      'Relay, olayları imzalayarak ve gerektiğinde yeniden deneyerek müşterilerin uç noktalarına iletir.',
    ),
    sources: [
      ['README.md', x('what it is, in the authors’ words', 'yazarların kendi anlatımı')],
      ['src/main.ts', x('the two roles of the binary', 'programın iki görevi')],
      ['package.json', x('versions, commands and dependencies', 'sürümler, komutlar ve bağımlılıklar')],
    ],
    diagrams: [moduleDiagram(x('Which modules depend on which', 'Hangi modül hangisine bağlı'))],
    blocks: [
      para(
        say(
          [
            x('The README says: ', 'README şöyle diyor: '),
            quote("Relay delivers events to customers' endpoints, signed and retried."),
            '',
          ],
          at('README.md', 'Relay delivers'),
        ),
        say(
          [
            x('One binary has two roles: ', 'Tek programın iki görevi vardır: '),
            code('relay serve'),
            x(' accepts events, ', ' olayları kabul eder, '),
            code('relay work'),
            x(' delivers them.', ' iletir.'),
          ],
          at('src/main.ts', 'const roles'),
          at('src/main.ts', 'export async function main', 'await roles'),
        ),
        say(
          [
            x('Neither role imports the other; both use the ', 'İki görev birbirini içe aktarmaz; ikisi de '),
            code('deliveries'),
            x(' table.', ' tablosunu kullanır.'),
          ],
          at('src/store/deliveries.ts', 'insert into deliveries'),
          at('src/store/deliveries.ts', 'select * from deliveries'),
        ),
        say([
          x('Read ', 'Önce '),
          page('flow-delivery', x('How an event is delivered', 'Bir olay nasıl iletilir')),
          x(' first: it crosses four of five modules.', ' sayfasını okuyun: beş modülden dördünden geçer.'),
        ]),
      ),
      figure('modules'),
      h2(x('The stack', 'Kullanılan araçlar')),
      table(
        [x('What', 'Ne'), x('Version', 'Sürüm'), x('Used for', 'Ne için')],
        [
          say(['Node.js'], at('package.json', '"engines"')),
          say([code('>=22')]),
          say([x('Run time', 'Çalışma ortamı')]),
        ],
        [
          say([code('fastify')], at('package.json', 'fastify')),
          say([code('^5.2.0')]),
          say(
            [x('HTTP server, in ', 'HTTP sunucusu: '), path('src/http/server.ts', 1)],
            at('src/http/server.ts', "from 'fastify'"),
          ),
        ],
        [
          say([code('pg')], at('package.json', '"pg"')),
          say([code('^8.13.0')]),
          say(
            [x('PostgreSQL client, in ', 'PostgreSQL istemcisi: '), path('src/store/database.ts', 1)],
            at('src/store/database.ts', "from 'pg'"),
          ),
        ],
        [
          say([code('zod')], at('package.json', '"zod"')),
          say([code('^4.1.0')]),
          say([x('Settings, in ', 'Ayarlar: '), path(CONFIG, 1)], at(CONFIG, "from 'zod'")),
        ],
      ),
      h2(x('Where to change what', 'Ne nerede değişir')),
      table(
        [x('Change', 'Değişiklik'), x('Page', 'Sayfa'), x('File', 'Dosya')],
        [
          say([x('Retry times', 'Yeniden deneme süreleri')]),
          say([page('retry', x('Retrying failed deliveries', 'Başarısız iletileri yeniden deneme'))]),
          say([path(RETRY)], at(RETRY, 'FIRST_DELAY_S')),
        ],
        [
          say([x('A new signing scheme', 'Yeni bir imza yöntemi')]),
          say([page('delivery', x('Delivery', 'İletim'))]),
          say([path('src/delivery/signers.ts')], at('src/delivery/signers.ts', 'export const signers')),
        ],
        [
          say([x('A setting', 'Bir ayar')]),
          say([page('configuration', x('Configuration', 'Yapılandırma'))]),
          say([path(CONFIG)], at(CONFIG, 'const schema')),
        ],
      ),
    ],
  };
}

function gettingStarted(x: Words): Draft {
  return {
    id: 'getting-started',
    title: x('Getting started', 'Başlarken'),
    kind: 'getting-started',
    summary: x('Install, run and test Relay.', 'Relay kurulumu, çalıştırılması ve test edilmesi.'),
    sources: [
      ['package.json', x('scripts', 'komutlar')],
      ['.github/workflows/ci.yml', x('what CI runs', 'CI ne çalıştırır')],
    ],
    blocks: [
      h2(x('Install and run', 'Kurulum ve çalıştırma')),
      commands(
        ['npm install @relay/server', 'npx relay serve --port 8080'],
        say(
          [x('The README installs the package and starts the server:', 'README paketi kurar ve sunucuyu başlatır:')],
          at('README.md', 'npm install', 'npx relay'),
        ),
      ),
      h2(x('Build and test', 'Derleme ve test')),
      table(
        [x('Command', 'Komut'), x('Runs', 'Çalıştırdığı')],
        [say([code('npm run build')]), say([code('tsc -p tsconfig.build.json')], at('package.json', '"build"'))],
        [say([code('npm test')]), say([code('vitest run')], at('package.json', '"test"'))],
        [say([code('npm run migrate')]), say([code('node scripts/migrate.ts')], at('package.json', '"migrate"'))],
      ),
      para(
        say(
          [
            x('CI runs ', 'CI her itmede ve birleştirme isteğinde '),
            code('npm ci'),
            x(' and ', ' ve '),
            code('npm test'),
            x(' on every push and pull request.', ' komutlarını çalıştırır.'),
          ],
          at('.github/workflows/ci.yml', 'on:'),
          at('.github/workflows/ci.yml', 'npm ci', 'npm test'),
        ),
      ),
      note(
        say([
          x(
            'No container image and no release job were looked up successfully in this commit.',
            'Bu commit’te kapsayıcı imajı ya da yayın işi bulunamadı.',
          ),
        ]),
      ),
    ],
  };
}

function architecture(x: Words): Draft {
  return {
    id: 'architecture',
    title: x('Architecture', 'Mimari'),
    kind: 'architecture',
    summary: x(
      'Two roles over one table, and what each module is responsible for.',
      'Tek tablo üzerinde iki görev ve her modülün sorumluluğu.',
    ),
    sources: [['src/main.ts', x('chooses the role', 'görevi seçer')]],
    blocks: [
      para(
        say(
          [
            x(
              'The entry point reads the role from the first argument and ends with code 2 on any other word.',
              'Giriş noktası görevi ilk bağımsız değişkenden okur; başka bir sözcükte 2 koduyla çıkar.',
            ),
          ],
          at('src/main.ts', 'argv[0]', 'process.exit(2)'),
        ),
      ),
      excerpt(
        'src/main.ts',
        'export async function main',
        'await roles',
        x('How the role is chosen', 'Görev nasıl seçilir'),
      ),
      h3(x('Modules', 'Modüller')),
      list(
        false,
        [
          say(
            [
              strong(x('HTTP interface', 'HTTP arayüzü')),
              x(' takes events and stores them.', ' olayları alır ve saklar.'),
            ],
            at('src/http/server.ts', '/v1/events'),
          ),
        ],
        [
          say(
            [
              strong(x('Delivery', 'İletim')),
              x(' claims, signs and posts what is due.', ' zamanı gelenleri alır, imzalar ve gönderir.'),
            ],
            at('src/delivery/worker.ts', 'export async function work', 'claimDeliveries(client)'),
            at(SEND, 'signers.hmac', 'fetch('),
          ),
        ],
        [
          say(
            [
              strong(x('Store', 'Depolama')),
              x(
                ' is the only module that knows SQL besides retries.',
                ' yeniden denemeler dışında SQL bilen tek modüldür.',
              ),
            ],
            at('src/store/deliveries.ts', 'client.query'),
            at(RETRY, 'client.query'),
          ),
        ],
      ),
    ],
  };
}

function flow(x: Words): Draft {
  return {
    id: 'flow-delivery',
    title: x('How an event is delivered', 'Bir olay nasıl iletilir'),
    kind: 'flow',
    parent: 'architecture',
    summary: x(
      'From POST /v1/events to the signed request and its retries.',
      'POST /v1/events isteğinden imzalı isteğe ve yeniden denemelere.',
    ),
    sources: [
      ['src/http/create-event.ts', x('stores the event', 'olayı saklar')],
      [SEND, x('posts it', 'gönderir')],
    ],
    diagrams: [deliverySequence(x('What happens when a delivery is due', 'Bir iletinin zamanı gelince ne olur'))],
    blocks: [
      list(
        true,
        [
          say(
            [
              code('POST /v1/events'),
              x(' reaches ', ' isteği '),
              code('createEvent'),
              x(
                ', which refuses bodies over 256 KiB before parsing.',
                ' işlevine ulaşır; 256 KiB üstündeki gövdeler çözümlenmeden geri çevrilir.',
              ),
            ],
            at('src/http/server.ts', 'MAX_BODY_BYTES ='),
            at('src/http/server.ts', '/v1/events'),
          ),
        ],
        [
          say(
            [
              x(
                'It stores the event and its deliveries in one transaction.',
                'Olayı ve iletilerini tek işlemde (transaction) saklar.',
              ),
            ],
            at('src/http/create-event.ts', 'withTransaction(config', 'return { id }'),
            at('src/store/database.ts', "'begin'", "'commit'"),
          ),
        ],
        [
          say(
            [
              x('A worker claims up to 50 rows with ', 'Bir işçi en çok 50 satırı '),
              code('for update skip locked'),
              x('.', ' ile alır.'),
            ],
            at('src/store/deliveries.ts', 'claimDeliveries', 'skip locked'),
          ),
        ],
        [
          say(
            [
              code('send'),
              x(
                ' signs and posts each; an answer of 500 or more goes to ',
                ' her birini imzalar ve gönderir; 500 ve üstü yanıtlar ',
              ),
              code('retryOrBury'),
              x('.', ' işlevine gider.'),
            ],
            at('src/delivery/worker.ts', 'status >= 500'),
            at(SEND, 'export async function send', 'return response.status'),
          ),
        ],
      ),
      figure('sequence'),
      excerpt(SEND, 'export async function send', 'return response.status', x('The signed request', 'İmzalı istek')),
    ],
  };
}

function http(x: Words): Draft {
  return {
    id: 'http',
    title: x('HTTP interface', 'HTTP arayüzü'),
    kind: 'module',
    parent: 'architecture',
    summary: x('Two routes: events in, and a health check.', 'İki yol: olay kabulü ve sağlık denetimi.'),
    sources: [['src/http/server.ts', x('routes', 'yollar')]],
    blocks: [
      table(
        [x('Route', 'Yol'), x('Handler', 'İşleyici'), x('Answer', 'Yanıt')],
        [
          say([code('POST /v1/events')], at('src/http/server.ts', '/v1/events')),
          say([code('createEvent')]),
          say([code('{ id }')], at('src/http/create-event.ts', 'return { id }')),
        ],
        [
          say([code('GET /healthz')], at('src/http/server.ts', '/healthz')),
          say([x('in place', 'yerinde')]),
          say([code('{ ok: true }')], at('src/http/server.ts', 'ok: true')),
        ],
      ),
    ],
  };
}

function delivery(x: Words): Draft {
  return {
    id: 'delivery',
    title: x('Delivery', 'İletim'),
    kind: 'module',
    parent: 'architecture',
    summary: x(
      'Claims deliveries that are due, signs them and posts them.',
      'Zamanı gelen iletileri alır, imzalar ve gönderir.',
    ),
    sources: [
      ['src/delivery/worker.ts', x('the loop', 'döngü')],
      [SEND, x('one request', 'tek istek')],
      ['src/delivery/signers.ts', x('signing schemes', 'imza yöntemleri')],
    ],
    diagrams: [signerClasses(x('Who implements a signer', 'İmzalayıcıyı kim gerçekler'))],
    blocks: [
      quotation(
        say(
          ['Delivers what is due, up to RELAY_WORKERS at once.'],
          at('src/delivery/worker.ts', 'Delivers what is due'),
        ),
      ),
      para(
        say(
          [
            x('Requests end after ', 'İstekler '),
            code('RELAY_TIMEOUT_MS'),
            x(', 10 s unless set.', ' sonunda biter; verilmezse 10 sn.'),
          ],
          at(SEND, 'AbortSignal.timeout'),
          at(CONFIG, 'RELAY_TIMEOUT_MS'),
        ),
        say(
          [
            x('The body is signed with HMAC-SHA-256 and sent in ', 'Gövde HMAC-SHA-256 ile imzalanır; imza '),
            code('x-relay-signature'),
            x('.', ' başlığında gönderilir.'),
          ],
          at('src/delivery/signers.ts', 'createHmac('),
          at(SEND, 'x-relay-signature'),
        ),
      ),
      h2(x('Add a signing scheme', 'İmza yöntemi ekleme')),
      para(
        say(
          [
            x('Implement ', ''),
            code('Signer'),
            x(' and add it to ', ' arayüzünü gerçekleyin ve '),
            code('signers'),
            x('; its key becomes the scheme’s name.', ' nesnesine ekleyin; anahtarı yöntemin adı olur.'),
          ],
          at('src/delivery/signers.ts', 'export interface Signer', 'sign(key'),
          at('src/delivery/signers.ts', 'export const signers'),
        ),
      ),
      figure('signers'),
      excerpt('src/delivery/signers.ts', 'class HmacSigner', 'digest', x('The only implementation', 'Tek gerçekleme')),
    ],
  };
}

function retry(x: Words): Draft {
  return {
    id: 'retry',
    title: x('Retrying failed deliveries', 'Başarısız iletileri yeniden deneme'),
    kind: 'module',
    parent: 'delivery',
    summary: x(
      'Exponential backoff from 30 s to 6 h, then dead letters.',
      '30 saniyeden 6 saate katlanan bekleme, sonra ölü iletiler.',
    ),
    sources: [[RETRY, x('the whole policy', 'kuralın tamamı')]],
    blocks: [
      para(
        say(
          [
            quote('Schedules failed deliveries with exponential backoff.'),
            x(' says the function’s comment.', ' diyor işlevin açıklaması.'),
          ],
          at(RETRY, 'Schedules failed'),
        ),
        say(
          [
            x('The one resolved caller of ', 'Çözümlenen tek çağıran '),
            code('retryOrBury'),
            x(' is the worker, when an endpoint answers 5xx.', ' için işçidir: uç nokta 5xx yanıtladığında.'),
          ],
          at('src/delivery/worker.ts', 'status >= 500'),
        ),
        say(
          [
            x(
              'The first retry waits 30 s, doubling up to 6 h; after 12 failures the delivery moves to ',
              'İlk deneme 30 sn bekler, 6 saate dek katlanır; 12 başarısızlıktan sonra ileti şuraya taşınır: ',
            ),
            code('dead_letters'),
            '.',
          ],
          at(RETRY, 'FIRST_DELAY_S =', 'MAX_ATTEMPTS ='),
          at(RETRY, 'delivery.attempts >=', 'return;'),
          at(RETRY, 'const delay'),
        ),
      ),
      excerpt(
        RETRY,
        'export async function retryOrBury',
        'const delay',
        x('When a delivery is given up', 'Bir ileti ne zaman bırakılır'),
      ),
    ],
  };
}

function configuration(x: Words): Draft {
  const row = (name: string, type: string, initial: string, meaning: [string, string]) => [
    say([code(name)], at(CONFIG, name)),
    say([type]),
    say(initial === '' ? [x('required', 'zorunlu')] : [code(initial)]),
    say([x(...meaning)]),
  ];
  return {
    id: 'configuration',
    title: x('Configuration', 'Yapılandırma'),
    kind: 'configuration',
    summary: x(
      'Every environment variable with type, default and meaning.',
      'Her ortam değişkeni: tür, varsayılan ve anlam.',
    ),
    sources: [
      [CONFIG, x('the schema', 'şema')],
      ['scripts/report.py', x('one more variable', 'bir değişken daha')],
    ],
    blocks: [
      para(
        say(
          [
            x(
              'Settings are read once at start; other values end the process with code 2.',
              'Ayarlar başlangıçta bir kez okunur; başka değerlerde süreç 2 koduyla biter.',
            ),
          ],
          at(CONFIG, 'loadConfig', 'process.exit(2)'),
        ),
      ),
      table(
        [x('Variable', 'Değişken'), x('Type', 'Tür'), x('Default', 'Varsayılan'), x('Meaning', 'Anlamı')],
        row('RELAY_DATABASE_URL', 'URL', '', ['Where deliveries are stored', 'İletilerin saklandığı yer']),
        row('RELAY_WORKERS', x('integer ≥ 1', 'tam sayı ≥ 1'), '8', [
          'Deliveries one process sends at once',
          'Bir sürecin aynı anda gönderdiği ileti sayısı',
        ]),
        row('RELAY_TIMEOUT_MS', x('integer ≥ 100', 'tam sayı ≥ 100'), '10_000', [
          'Time one request may take',
          'Bir isteğin sürebileceği süre',
        ]),
        row('RELAY_SIGNING_KEY', x('text, 32 characters or more', 'en az 32 karakterlik metin'), '', [
          'Key of the signature',
          'İmzanın anahtarı',
        ]),
      ),
      para(
        say(
          [
            path('scripts/report.py'),
            x(' reads ', ' betiği '),
            code('RELAY_REPORT_LIMIT'),
            x(', 100 unless set.', ' değişkenini okur; verilmezse 100.'),
          ],
          at('scripts/report.py', 'RELAY_REPORT_LIMIT'),
        ),
      ),
      excerpt(
        'scripts/report.py',
        'LIMIT = int',
        'LIMIT = int',
        x('Read in the report script', 'Rapor betiğinde okunduğu yer'),
      ),
    ],
  };
}

function data(x: Words): Draft {
  return {
    id: 'data',
    title: x('Data', 'Veri'),
    kind: 'data',
    summary: x('Tables and the statements that touch them.', 'Tablolar ve onlara dokunan ifadeler.'),
    blocks: [
      table(
        [x('Table', 'Tablo'), x('Written by', 'Yazan'), x('Read by', 'Okuyan')],
        [
          say([code('deliveries')]),
          say([code('insertDeliveries')], at('src/store/deliveries.ts', 'insert into deliveries')),
          say([code('claimDeliveries')], at('src/store/deliveries.ts', 'select * from deliveries')),
        ],
        [say([code('dead_letters')]), say([code('retryOrBury')], at(RETRY, 'insert into dead_letters')), say(['—'])],
      ),
    ],
  };
}

function coverage(x: Words): Draft {
  return {
    id: 'coverage',
    title: x('Coverage and provenance', 'Kapsam ve kaynak'),
    kind: 'coverage',
    summary: x('What was read, what was skipped, and why.', 'Ne okundu, ne atlandı ve neden.'),
    blocks: [
      table(
        [x('Files', 'Dosyalar'), x('Read', 'Okunan'), x('Parsed', 'Çözümlenen')],
        [say(['TypeScript']), say(['10']), say(['10'])],
        [say(['Python']), say(['1']), say(['1'])],
      ),
      note(
        say([
          x(
            'Looked for and not found: migrations, container images, metrics.',
            'Aranıp bulunamayanlar: geçiş betikleri, kapsayıcı imajları, ölçümler.',
          ),
        ]),
      ),
    ],
  };
}
