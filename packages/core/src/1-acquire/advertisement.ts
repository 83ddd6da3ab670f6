import { packetTexts, readPackets, writePackets } from './pkt-line.ts';

/** A name that the server knows. */
export interface AdvertisedRef {
  readonly name: string;
  readonly oid: string;
  /** The commit behind an annotated tag. */
  readonly peeled?: string;
  /** The branch that `HEAD` stands for. */
  readonly target?: string;
}

/** What a server says about itself before anything is fetched. */
export interface Advertisement {
  readonly version: 0 | 2;
  /** Whether trees can be fetched without contents and contents later by their ids. */
  readonly canFetchParts: boolean;
  readonly objectFormat: 'sha1' | 'sha256';
  /** All names, when the protocol lists them unasked (version 0). */
  readonly refs: readonly AdvertisedRef[] | undefined;
  /** What the server says it can do, of that which git may know. */
  readonly abilities: readonly string[];
}

/**
 * Abilities of a server that git is told about; with no other is it tempted to anything. @source gitprotocol-capabilities
 * and gitprotocol-v2: what a fetch with a depth and a filter needs
 */
const KNOWN_ABILITIES = {
  0: /^(?:multi_ack_detailed|no-done|side-band-64k|ofs-delta|shallow|filter|allow-(?:tip|reachable)-sha1-in-want|object-format=sha(?:1|256))$/,
  2: /^(?:shallow|filter)$/,
} as const;

/** The server's introduction as git shall see it: what the real one can do, and one name, the commit that is wanted. */
export function introduceServer({ abilities, objectFormat, version }: Advertisement, oid: string): Buffer {
  if (version === 0) return writePackets([`${oid} HEAD\0${abilities.join(' ')}`, 'flush']);
  const format = objectFormat === 'sha256' ? ['object-format=sha256'] : [];
  return writePackets(['version 2', 'ls-refs', `fetch=${abilities.join(' ')}`, ...format, 'flush']);
}

const REF_LINE = /^([0-9a-f]{40}|[0-9a-f]{64}) (\S+)(.*)$/;

/** The advertisement in an answer to `info/refs`; `undefined` when it is none. */
export function readAdvertisement(body: Buffer): Advertisement | undefined {
  const packets = readPackets(body);
  if (!packets) return undefined;
  const lines = packetTexts(packets).filter((line) => line !== undefined);
  if (lines[0]?.startsWith('# service=git-upload-pack')) lines.shift();
  if (lines[0] === 'version 2') return readVersion2(lines.slice(1));
  return readVersion0(lines);
}

/** The names in an answer to `ls-refs`; `undefined` when it is none. */
export function readRefList(body: Buffer): readonly AdvertisedRef[] | undefined {
  const packets = readPackets(body);
  if (!packets) return undefined;
  const refs: AdvertisedRef[] = [];
  for (const line of packetTexts(packets)) {
    const match = REF_LINE.exec(line ?? '');
    if (!match?.[1] || !match[2]) continue;
    const target = / symref-target:(\S+)/.exec(match[3] ?? '')?.[1];
    const peeled = / peeled:([0-9a-f]+)/.exec(match[3] ?? '')?.[1];
    refs.push({ oid: match[1], name: match[2], ...(peeled ? { peeled } : {}), ...(target ? { target } : {}) });
  }
  return refs;
}

function readVersion2(capabilities: readonly string[]): Advertisement {
  const fetch = capabilities.find((line) => line.startsWith('fetch='))?.slice('fetch='.length);
  const abilities = (fetch ?? '').split(' ').filter((word) => KNOWN_ABILITIES[2].test(word));
  return {
    version: 2,
    canFetchParts: abilities.includes('filter'),
    abilities,
    objectFormat: capabilities.includes('object-format=sha256') ? 'sha256' : 'sha1',
    refs: undefined,
  };
}

function readVersion0(lines: readonly string[]): Advertisement | undefined {
  const [first = ''] = lines;
  const nul = first.indexOf('\0');
  if (nul < 0 || !REF_LINE.test(first.slice(0, nul))) return undefined;
  const capabilities = first.slice(nul + 1).split(' ');
  const head = capabilities.find((word) => word.startsWith('symref=HEAD:'))?.slice('symref=HEAD:'.length);
  const refs: AdvertisedRef[] = [];
  for (const line of [first.slice(0, nul), ...lines.slice(1)]) {
    const match = REF_LINE.exec(line);
    if (!match?.[1] || !match[2]) continue;
    const last = refs.at(-1);
    if (last && match[2] === `${last.name}^{}`) {
      refs[refs.length - 1] = { ...last, peeled: match[1] };
      continue;
    }
    refs.push({ oid: match[1], name: match[2], ...(match[2] === 'HEAD' && head ? { target: head } : {}) });
  }
  return {
    version: 0,
    canFetchParts: capabilities.includes('filter') && capabilities.includes('allow-reachable-sha1-in-want'),
    abilities: capabilities.filter((word) => KNOWN_ABILITIES[0].test(word)),
    objectFormat: capabilities.includes('object-format=sha256') ? 'sha256' : 'sha1',
    refs,
  };
}
