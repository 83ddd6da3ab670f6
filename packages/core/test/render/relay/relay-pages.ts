import type { PageDraft } from '#draft';
import type { RepoPath, WikiLanguage } from '#vocabulary';
import {
  at,
  code,
  commands,
  type Draft,
  excerpt,
  figure,
  h2,
  h3,
  list,
  note,
  page,
  para,
  path,
  quote,
  say,
  strong,
  table,
  type Words,
} from './page-words.ts';
import { deliverySequence, moduleDiagram } from './relay-diagrams.ts';
import { configurationPage, coveragePage, dataPage, deliveryPage, httpPage, retryPage } from './relay-module-pages.ts';

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
    httpPage(x),
    deliveryPage(x),
    retryPage(x),
    configurationPage(x),
    dataPage(x),
    coveragePage(x),
  ];
  return pages.map(({ sources, diagrams, ...rest }) => ({
    ...rest,
    origin: 'facts',
    diagrams: diagrams ?? [],
    sources: (sources ?? []).map(([file, reason]) => ({ path: file as RepoPath, reason })),
  }));
}

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
