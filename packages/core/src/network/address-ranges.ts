import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/** What an address is to an outbound connection. */
export type AddressClass = 'public' | 'private' | 'denied';

/**
 * Never contacted unless a CIDR of the operator covers them: this host, link-local and metadata addresses,
 * documentation and benchmark ranges, multicast, and every range that embeds an IPv4 address in IPv6.
 * @source server.md §2
 */
const DENIED = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '168.63.129.16/32',
  '100.100.100.200/32',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  'fd00:ec2::254/128',
];

/** Contacted only for names that the operator allows. @source server.md §2 */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

const denied = toBlockList(DENIED);
const privateRanges = toBlockList(PRIVATE);

/** The class of an address; anything that is not a plain IPv4 or IPv6 address is `denied`. */
export function classifyAddress(address: string): AddressClass {
  const plain = unmapAddress(address);
  if (plain === undefined) return 'denied';
  if (isInRanges(denied, plain)) return 'denied';
  return isInRanges(privateRanges, plain) ? 'private' : 'public';
}

/** Whether one of the ranges holds the address; IPv4-mapped addresses count as their IPv4 address. */
export function isInRanges(ranges: BlockList, address: string): boolean {
  const plain = unmapAddress(address);
  return plain !== undefined && ranges.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** The ranges as a list to check against. @throws RangeError for a text that is not `address/prefix` */
export function toBlockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix = '', ...rest] = range.split('/');
    const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    if (rest.length > 0 || !isIP(address) || bits < 0 || bits > (isIPv4(address) ? 32 : 128))
      throw new RangeError(range);
    list.addSubnet(address, bits, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** The IPv4 address inside `::ffff:a.b.c.d`, any other address unchanged, `undefined` when it is not an address. */
function unmapAddress(address: string): string | undefined {
  if (!isIP(address) || address.includes('%')) return undefined;
  if (isIPv4(address)) return address;
  const words = expandIPv6(address);
  if (words.slice(0, 5).some((word) => word !== 0) || words[5] !== 0xffff) return address;
  const [high = 0, low = 0] = words.slice(6);
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** The eight 16-bit words of a valid IPv6 address. */
function expandIPv6(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text = dotted ? `${dotted[1]}${hexWord(dotted[2], dotted[3])}:${hexWord(dotted[4], dotted[5])}` : address;
  const [before = '', after] = text.split('::');
  const words = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const head = words(before);
  const tail = after === undefined ? [] : words(after);
  return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function hexWord(high = '0', low = '0'): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}
