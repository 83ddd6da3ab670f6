import {
  at,
  code,
  type Draft,
  excerpt,
  figure,
  h2,
  note,
  para,
  path,
  quotation,
  quote,
  say,
  table,
  type Words,
} from './page-words.ts';
import { signerClasses } from './relay-diagrams.ts';

const RETRY = 'src/delivery/retry.ts';
const SEND = 'src/delivery/send.ts';
const CONFIG = 'src/config.ts';

export function httpPage(x: Words): Draft {
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

export function deliveryPage(x: Words): Draft {
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

export function retryPage(x: Words): Draft {
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

export function configurationPage(x: Words): Draft {
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

export function dataPage(x: Words): Draft {
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

export function coveragePage(x: Words): Draft {
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
