import { expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const own = 'https://portal.example';
const request = (method: string, headers: Record<string, string>) => new Request(own, { method, headers });

it('lets everybody read', () => {
  expect(isSameOrigin(request('GET', { 'sec-fetch-site': 'cross-site' }), own)).toBe(true);
});
it('lets its own pages write', () => {
  expect(isSameOrigin(request('POST', { origin: own }), own)).toBe(true);
  expect(isSameOrigin(request('POST', { 'sec-fetch-site': 'same-origin' }), own)).toBe(true);
});
it.each<Record<string, string>>([
  {},
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'same-site' },
])('refuses to write for %j, whatever the content type', (headers) => {
  expect(isSameOrigin(request('POST', { ...headers, 'content-type': 'application/json' }), own)).toBe(false);
  expect(isSameOrigin(request('DELETE', headers), own)).toBe(false);
});
