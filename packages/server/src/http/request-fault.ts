import { OrionError, type WikiLanguage } from '@orionwiki/core';

/** A way in which a request is wrong before any procedure sees it. */
interface RequestFault {
  readonly httpStatus: number;
  /** The part of the request that is wrong. */
  readonly field: string;
  readonly en: string;
  readonly tr: string;
}

/** Faults of requests as such. Each becomes REQUEST_INVALID with an HTTP status of its own. */
const REQUEST_FAULTS = {
  malformed: {
    httpStatus: 400,
    field: 'body',
    en: 'it is not valid JSON of the expected shape',
    tr: 'beklenen biçimde geçerli JSON değil',
  },
  batchTooLarge: {
    httpStatus: 400,
    field: 'batch',
    en: 'at most 5 calls fit in one request',
    tr: 'bir istekte en çok 5 çağrı olabilir',
  },
  unknownPath: { httpStatus: 404, field: 'path', en: 'there is nothing at this address', tr: 'bu adreste bir şey yok' },
  wrongMethod: {
    httpStatus: 405,
    field: 'method',
    en: 'this address is called with another method',
    tr: 'bu adres başka bir yöntemle çağrılır',
  },
  tooLarge: { httpStatus: 413, field: 'body', en: 'it is larger than 64 KiB', tr: '64 KiB sınırını aşıyor' },
  notJson: {
    httpStatus: 415,
    field: 'content-type',
    en: 'only application/json is accepted',
    tr: 'yalnızca application/json kabul edilir',
  },
  hostRefused: {
    httpStatus: 421,
    field: 'host',
    en: 'this server does not answer to this name; the operator can add it to ORION_SERVER_HOSTS',
    tr: 'sunucu bu adla yanıt vermez; işletmeci adı ORION_SERVER_HOSTS listesine ekleyebilir',
  },
  originRefused: {
    httpStatus: 403,
    field: 'origin',
    en: 'another web site may not call this server; the operator can add it to ORION_CORS_ORIGINS',
    tr: 'başka bir web sitesi bu sunucuyu çağıramaz; işletmeci siteyi ORION_CORS_ORIGINS listesine ekleyebilir',
  },
} as const satisfies Record<string, RequestFault>;

/** Name of a fault. */
export type RequestFaultName = keyof typeof REQUEST_FAULTS;

/** REQUEST_INVALID with a more telling HTTP status than 400. */
export class RequestRefusal extends OrionError {
  readonly httpStatus: number;

  constructor(name: RequestFaultName, language: WikiLanguage) {
    const fault = REQUEST_FAULTS[name];
    super('REQUEST_INVALID', { params: { field: fault.field, reason: fault[language] } });
    this.httpStatus = fault.httpStatus;
  }
}

/** The fault behind a refusal that tRPC itself makes. */
export function faultOfTrpcCode(trpcCode: string): RequestFaultName | undefined {
  return Object.hasOwn(TRPC_FAULTS, trpcCode) ? TRPC_FAULTS[trpcCode as keyof typeof TRPC_FAULTS] : undefined;
}

const TRPC_FAULTS = {
  PARSE_ERROR: 'malformed',
  BAD_REQUEST: 'malformed',
  NOT_FOUND: 'unknownPath',
  METHOD_NOT_SUPPORTED: 'wrongMethod',
  PAYLOAD_TOO_LARGE: 'tooLarge',
  UNSUPPORTED_MEDIA_TYPE: 'notJson',
} as const satisfies Record<string, RequestFaultName>;
