import { expect, it } from 'vitest';
import { withOneColour } from './one-colour.ts';

it('says each colour once', () => {
  const plain = ':root{--ink:#0c242a}.a{color:var(--ink)}';
  const again =
    '@supports (color:lab(0% 0 0)){:root{--ink:lab(12% -8 -6)}@media print{.a{color:lab(0% 0 0)}}}';
  expect(withOneColour(`:root{--ink:#0c242a}${again}.a{color:var(--ink)}${again}`)).toBe(plain);
});

it('leaves what else a style sheet asks of a browser', () => {
  const css = '@supports (color:color-mix(in lab, red, red)){.b{color:red}}';
  expect(withOneColour(css)).toBe(css);
});
