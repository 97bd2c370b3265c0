import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { createAddressOf } from '../../../server/net/clientAddress.ts';

const from = (peer: string | undefined, forwarded?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('[LIMIT1] an address', () => {
  const direct = createAddressOf(null);
  it('is the peer: what it says of others is not believed without TRUST_PROXY', () => {
    fc.assert(
      fc.property(fc.string(), (told) => {
        expect(direct(from('203.0.113.9', told))).toEqual({ key: '203.0.113.9', own: false });
      }),
    );
  });
  it('of a program on this machine is its own, unless it passes others on', () => {
    for (const peer of ['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1']) {
      expect(direct(from(peer)).own).toBe(true);
      expect(direct(from(peer, '198.51.100.1')).own).toBe(false);
    }
    for (const peer of ['128.0.0.1', '10.0.0.1', 'fe80::1%eth0', '::2', undefined, 'nonsense'])
      expect(direct(from(peer)).own).toBe(false);
  });
  it('is told once that a proxy is not named', () => {
    let told = 0;
    const addressOf = createAddressOf(null, () => told++);
    addressOf(from('127.0.0.1'));
    expect(told).toBe(0);
    addressOf(from('10.0.0.1', '198.51.100.1'));
    expect(told).toBe(1);
  });
  it('of IPv6 is its network, however it is written; of IPv4 in IPv6 is that of IPv4', () => {
    const keys = [
      '2001:db8:1:2::1',
      '2001:db8:1:2:ffff:ffff:ffff:ffff',
      '2001:0DB8:0001:0002:0:0:0:9',
      '2001:db8:1:2::1%eth0',
    ];
    expect(new Set(keys.map((peer) => direct(from(peer)).key))).toEqual(new Set(['2001:db8:1:2::/64']));
    expect(direct(from('2001:db8:1:3::1')).key).not.toBe(direct(from('2001:db8:1:2::1')).key);
    expect(direct(from('::ffff:203.0.113.9')).key).toBe('203.0.113.9');
    fc.assert(
      fc.property(fc.ipV6(), (peer) => {
        expect(direct(from(peer)).key).toMatch(/^([0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}::\/64|::1|\d+\.\d+\.\d+\.\d+)$/);
      }),
    );
  });
  it('is what the trusted proxies were told, and no more', () => {
    const one = createAddressOf(1);
    expect(one(from('10.0.0.1', '198.51.100.1, 203.0.113.9')).key).toBe('203.0.113.9');
    expect(createAddressOf(2)(from('10.0.0.1', '198.51.100.1, 203.0.113.9')).key).toBe('198.51.100.1');
    const named = createAddressOf(['loopback', '10.1.0.0/16']);
    expect(named(from('127.0.0.1', '198.51.100.1, 10.1.2.3')).key).toBe('198.51.100.1');
    expect(named(from('10.2.0.1', '198.51.100.1')).key).toBe('10.2.0.1'); // no proxy of ours
    expect(named(from('127.0.0.1', '127.0.0.1')).own).toBe(true);
  });
  it('is the proxy where that was told nonsense; it is never long', () => {
    const one = createAddressOf(1);
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (told) => {
        expect(one(from('10.0.0.1', told)).key.length).toBeLessThan(60);
      }),
    );
    expect(one(from('10.0.0.1', 'unknown')).key).toBe('10.0.0.1');
    expect(one(from(undefined, 'unknown'))).toEqual({ key: 'unknown', own: false });
  });
});

describe('[LIMIT1] TRUST_PROXY', () => {
  const trustOf = (text?: string) => {
    const config = readConfig(text === undefined ? {} : { TRUST_PROXY: text });
    return config.ok ? config.value.trustProxy : config.problem;
  };
  it('is off, a number of proxies or a list of their addresses', () => {
    expect([undefined, '', '0', '2'].map(trustOf)).toEqual([null, null, null, 2]);
    expect(trustOf('loopback, 10.0.0.0/8,fd00::/8')).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8']);
  });
  it.each(['true', 'all', '*', '10', '-1', '10.0.0.0/0', '10.0.0.0/33', '::/0', 'nginx', '10.0.0.1;10.0.0.2'])(
    'is refused as %s, which would trust anybody or nobody',
    (text) => expect(trustOf(text)).toMatch(/^TRUST_PROXY is neither/),
  );
});
