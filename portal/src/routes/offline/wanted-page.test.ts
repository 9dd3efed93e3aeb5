import { expect, it } from 'vitest';
import { wantedPage } from './wanted-page.ts';

const offline = 'https://portal.example/offline';

it.each(['/today', '/leads?q=%D9%86%D9%88%D8%B1', '/leads/lead_1#timeline'])('leads back to %s', (path) => {
  expect(wantedPage(`${offline}?page=${encodeURIComponent(path)}`)).toBe(path);
});

it.each([
  '',
  '?page=',
  '?page=https://evil.example',
  '?page=//evil.example',
  '?page=/%5Cevil.example',
  '?page=/%09/evil.example',
  '?page=/%0A/evil.example',
  '?page=/%0D%5Cevil.example',
  '?page=%09//evil.example',
  '?page=javascript:alert(1)',
])('leads nowhere but to the first page from %j', (query) => {
  expect(wantedPage(`${offline}${query}`)).toBe('/');
});
