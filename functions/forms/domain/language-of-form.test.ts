import { expect, test } from 'vitest';
import { languageOfForm, languagesOf } from './language-of-form.ts';

const words = { title: 'Talk to us', intro: null, thanks: 'Thank you.' };

test('a visitor meets the first language wanted that the form speaks, else the form’s first', () => {
  const form = { words: { fa: words, ar: words } };
  expect(languagesOf(form)).toEqual(['ar', 'fa']);
  expect(languageOfForm(form, undefined, 'fa')).toBe('fa');
  expect(languageOfForm(form, 'en', 'fa')).toBe('fa');
  expect(languageOfForm(form, 'en')).toBe('ar');
});
