import { expect, test } from 'vitest';
import { spellKana } from './spell-kana.ts';

test.each([
  ['カラダファクトリー', 'karadafakutori'],
  ['はなまる', 'hanamaru'],
  ['シャチョウ', 'shachou'],
  ['キャノン', 'kyanon'],
  ['チッソ', 'chisso'],
  ['ウィング', 'wingu'],
  ['ティーディーケー', 'tidike'],
  ['ッ', ''],
  ['Noor 株式会社', 'Noor 株式会社'],
])('%s is read %s', (written, read) => {
  expect(spellKana(written)).toBe(read);
});
