import jsQR from 'jsqr';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import {
  formatJoinLink,
  formatSetupLink,
  parseJoinLink,
  parseSetupLink,
} from '../../renderer/features/join/joinLink.ts';
import { parseRoomAddress, shortAddress } from '../../renderer/features/join/roomAddress.ts';
import { formatCode, isCompleteCode } from '../../renderer/features/join/signInCode.ts';

describe('a sign-in code', () => {
  it.each([
    ['7k2p9qrt2vwx', '7K2P-9QRT-2VWX'],
    ['7K2P 9QRT 2VWX', '7K2P-9QRT-2VWX'],
    ['7k2p', '7K2P'],
    ['7k2p9', '7K2P-9'],
    ['oil0-1111-2222-3333', '0110-1111-2222'],
    ['', ''],
  ])('%s is grouped as on the card', (typed, shown) => {
    expect(formatCode(typed)).toBe(shown);
  });

  it('is complete with twelve characters', () => {
    expect(isCompleteCode('7K2P-9QRT-2VWX')).toBe(true);
    expect(isCompleteCode('7K2P-9QRT-2VW')).toBe(false);
  });
});

describe('a room address', () => {
  it.each([
    ['192.168.1.10:8181', 'https://192.168.1.10:8181'],
    ['http://192.168.1.10:8181/', 'http://192.168.1.10:8181'],
    ['127.0.0.1:8181', 'http://127.0.0.1:8181'],
    ['localhost:8181', 'http://localhost:8181'],
    ['127.evil.example', 'https://127.evil.example'],
    [' phonghop.local ', 'https://phonghop.local'],
    ['https://hop.example.vn/abc#x', 'https://hop.example.vn'],
    ['', null],
    ['a b', null],
    ['http://user@192.168.1.10', null],
  ])('%s', (typed, origin) => {
    expect(parseRoomAddress(typed)).toBe(origin);
  });

  it('is shown without the scheme that is meant where none is written', () => {
    expect(shortAddress('https://192.168.1.10:8181')).toBe('192.168.1.10:8181');
    expect(shortAddress('http://127.0.0.1:8181')).toBe('127.0.0.1:8181');
    expect(shortAddress('http://192.168.1.10:8181')).toBe('http://192.168.1.10:8181');
  });
});

describe('a join link', () => {
  const pin = 'sha256-v8Z2b0O4zZ7085NxRJoUqI1DkDSQvzw23qSma05vaX4';
  const link = formatJoinLink('https://192.168.1.10:8181', '7K2P-9QRT-2VWX', pin);

  it('keeps the code in the fragment', () => {
    expect(new URL(link).search).toBe('');
    expect(new URL(link).pathname).toBe('/');
  });

  it('reads back', () => {
    expect(parseJoinLink(link)).toEqual({
      roomUrl: 'https://192.168.1.10:8181',
      code: '7K2P-9QRT-2VWX',
      pin,
    });
    expect(parseJoinLink(formatJoinLink('http://127.0.0.1:8181', '7K2P-9QRT-2VWX'))?.pin).toBeNull();
    expect(parseJoinLink(`${link}x`)).toBeNull();
    expect(parseJoinLink(' 7k2p9qrt2vwx ')).toEqual({ roomUrl: null, code: '7K2P-9QRT-2VWX', pin: null });
  });

  it.each([
    'https://example.com',
    'http://192.168.1.10:8181/#/join?code=7K2P',
    'javascript:alert(1)',
    'Kính mời',
  ])('%s is none', (text) => {
    expect(parseJoinLink(text)).toBeNull();
  });

  it('to where the first session is created carries the key and no code', () => {
    const setup = formatSetupLink('https://192.168.1.10:8181', pin);
    expect(parseSetupLink(` ${setup} `)).toEqual({ roomUrl: 'https://192.168.1.10:8181', pin });
    for (const other of [link, setup.slice(0, -1), setup.replace('https', 'http'), `${setup}&code=1`]) {
      expect(parseSetupLink(other)).toBeNull();
    }
    expect(parseJoinLink(setup)).toBeNull();
  });

  it('comes back out of its QR picture', () => {
    const { modules } = create(link, { errorCorrectionLevel: 'M' });
    const scale = 4;
    const edge = (modules.size + 8) * scale;
    const pixels = new Uint8ClampedArray(edge * edge * 4).fill(255);
    for (let y = 0; y < edge; y += 1) {
      for (let x = 0; x < edge; x += 1) {
        const row = Math.floor(y / scale) - 4;
        const column = Math.floor(x / scale) - 4;
        const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
        if (inside && modules.get(row, column)) pixels.fill(0, (y * edge + x) * 4, (y * edge + x) * 4 + 3);
      }
    }
    expect(jsQR(pixels, edge, edge)?.data).toBe(link);
  });
});
