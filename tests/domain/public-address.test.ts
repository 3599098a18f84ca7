import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/domain/public-address.ts';

describe('an address that a calendar may be read from', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2a00:1450:400f:803::200e',
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['loopback', ['127.0.0.1', '127.255.255.255', '::1', '0:0:0:0:0:0:0:1']],
    ['nothing at all', ['0.0.0.0', '0.1.2.3', '::']],
    ['a network of one’s own', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fdff:ffff::1']],
    ['link-local and a cloud’s metadata', ['169.254.169.254', 'fe80::1', 'febf::1', 'fec0::1']],
    ['a carrier’s NAT', ['100.64.0.0', '100.127.255.255']],
    ['multicast and broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1', 'ff02::1']],
    ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.255', '2001:db8::1', '3fff::1']],
    ['benchmarking', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
    ['an IPv4 address inside another', ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::127.0.0.1']],
    ['translated to a local one', ['64:ff9b::a00:1', '64:ff9b::169.254.169.254', '64:ff9b:1::808:808']],
    ['tunnelled to a local one', ['2002:7f00:1::1', '2002:c0a8:101::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2']],
    ['not given out to anybody', ['4000::1', '100::1', '8000::1']],
    [
      'another spelling, or none',
      [
        '127.1',
        '2130706433',
        '0x7f.0.0.1',
        '1.2.3.4.5',
        'localhost',
        '',
        '1:2:3',
        ':::',
        '::1%lo',
        'fe80::1%eth0',
        '[::1]',
        '1.2.3.256',
        '::1.2.3',
        '1::2::3',
        '12345::',
      ],
    ],
  ])('%s is refused', (_, addresses) => {
    for (const address of addresses) expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });

  it('agrees with Node’s own block list on every address of version 4', () => {
    const list = new BlockList();
    for (const [first, length] of [
      ['0.0.0.0', 8],
      ['10.0.0.0', 8],
      ['100.64.0.0', 10],
      ['127.0.0.0', 8],
      ['169.254.0.0', 16],
      ['172.16.0.0', 12],
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
      ['192.168.0.0', 16],
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['224.0.0.0', 4],
      ['240.0.0.0', 4],
    ] as const)
      list.addSubnet(first, length, 'ipv4');
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(address)).toBe(!list.check(address));
        expect(isPublicAddress(`::ffff:${address}`)).toBe(!list.check(address));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes every way of writing an address of version 6 for the same address, and nothing else for one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
        const full = groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
        const short = new URL(`http://[${full}]/`).hostname.slice(1, -1);
        expect(isPublicAddress(short)).toBe(isPublicAddress(full));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (isPublicAddress(text)) expect(isIP(text)).not.toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});
