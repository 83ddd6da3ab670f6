import { describe, expect, it } from 'vitest';
import { introduceServer, readAdvertisement, readRefList } from '../../src/1-acquire/advertisement.ts';
import { readPackets, writePackets } from '../../src/1-acquire/pkt-line.ts';

const OID = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

describe('an advertisement', () => {
  it('of version 2 lists capabilities', () => {
    const body = writePackets([
      '# service=git-upload-pack',
      'flush',
      'version 2',
      'ls-refs',
      'fetch=shallow filter',
      'object-format=sha256',
      'flush',
    ]);
    expect(readAdvertisement(body)).toEqual({
      version: 2,
      canFetchParts: true,
      abilities: ['shallow', 'filter'],
      objectFormat: 'sha256',
      refs: undefined,
    });
  });

  it('of version 2 without the service line is read as well', () => {
    expect(readAdvertisement(writePackets(['version 2', 'fetch=shallow', 'flush']))).toMatchObject({
      version: 2,
      canFetchParts: false,
    });
  });

  it('of version 0 lists names and the branch behind HEAD', () => {
    const body = writePackets([
      `${OID} HEAD\0multi_ack filter allow-reachable-sha1-in-want symref=HEAD:refs/heads/main`,
      `${OID} refs/heads/main`,
      `${OID} refs/tags/v1`,
      `${OTHER} refs/tags/v1^{}`,
      'flush',
    ]);
    expect(readAdvertisement(body)).toMatchObject({
      version: 0,
      canFetchParts: true,
      refs: [
        { name: 'HEAD', oid: OID, target: 'refs/heads/main' },
        { name: 'refs/heads/main', oid: OID },
        { name: 'refs/tags/v1', oid: OID, peeled: OTHER },
      ],
    });
  });

  it.each(['', '<!doctype html>', '0004', 'zzzz', '0009hello', '001e# service=git-upload-pack\n0000'])(
    'is not %j',
    (text) => {
      expect(readAdvertisement(Buffer.from(text))).toBeUndefined();
    },
  );
});

describe('packets', () => {
  it('cut off at the end are left out', () => {
    const whole = writePackets(['first', 'second']);
    expect(readPackets(whole.subarray(0, -3))).toEqual([Buffer.from('first\n')]);
  });

  it('carry a list of names', () => {
    expect(
      readRefList(
        writePackets([`${OID} HEAD symref-target:refs/heads/main`, `${OID} refs/tags/v1 peeled:${OTHER}`, 'flush']),
      ),
    ).toEqual([
      { name: 'HEAD', oid: OID, target: 'refs/heads/main' },
      { name: 'refs/tags/v1', oid: OID, peeled: OTHER },
    ]);
  });
});

describe('a server as git is told about it', () => {
  it('of version 2 has no abilities but those a fetch needs, and no text of its own', () => {
    const body = writePackets([
      'version 2',
      'agent=git/9 \u001b[31m',
      'ls-refs=unborn',
      'fetch=shallow wait-for-done filter packfile-uris sideband-all',
      'server-option',
      'bundle-uri',
      'object-format=sha1',
      'flush',
    ]);
    const advertisement = readAdvertisement(body);
    if (!advertisement) throw new Error('not understood');
    expect(introduceServer(advertisement, OID)).toEqual(
      writePackets(['version 2', 'ls-refs', 'fetch=shallow filter', 'flush']),
    );
  });

  it('of version 0 has one name, the commit that is wanted', () => {
    const words = 'multi_ack_detailed side-band-64k shallow filter agent=git/9 symref=HEAD:refs/heads/main push-cert=x';
    const advertisement = readAdvertisement(writePackets([`${OTHER} HEAD\0${words}`, 'flush']));
    if (!advertisement) throw new Error('not understood');
    expect(introduceServer(advertisement, OID)).toEqual(
      writePackets([`${OID} HEAD\0multi_ack_detailed side-band-64k shallow filter`, 'flush']),
    );
  });
});
