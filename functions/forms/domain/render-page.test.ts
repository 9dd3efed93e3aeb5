import { createForm, formSettings, type WebForm } from '@rafiq/shared/forms/contract.ts';
import { describe, expect, test } from 'vitest';
import { defineForm } from './define-form.ts';
import { openForm } from './open-form.ts';
import { formPage, thanksPage } from './render-page.ts';

const settings = formSettings.parse(createForm.example.body);
const english = settings.words.en;
const englishConsent = settings.consent.en;
const form: WebForm = {
  ...openForm(settings, { id: 'form_06emzc4q3hw0t8n2k5v7r9p1xd', at: '2026-11-22T09:30:00.000Z' }),
  words: { en: english, ar: english, fa: english },
  consent: { en: englishConsent, ar: englishConsent, fa: englishConsent },
};
const attack = `"><script>alert('1')</script>`;
const signed = { token: 'payload.signature', action: 'page' };

describe('the page', () => {
  test('runs no script and loads nothing', () => {
    const page = formPage(defineForm(form, 'en', []), signed);
    expect(page).not.toMatch(/<script|\son\w+=|<link|<img|url\(|@import/i);
    expect(page).toContain('<form method="post" action="page">');
  });

  test.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['fa', 'rtl'],
  ] as const)(
    '%s reads %s, with countries by their names and a way to each other language',
    (language, dir) => {
      const page = formPage(defineForm(form, language, []), signed);
      expect(page).toContain(`<html lang="${language}" dir="${dir}">`);
      const name = new Intl.DisplayNames([language], { type: 'region' }).of('AE');
      expect(page).toContain(`<option value="AE">${name}</option>`);
      for (const other of ['en', 'ar', 'fa']) expect(page).toContain(`href="?lang=${other}"`);
    },
  );

  test('labels every field a person sees', () => {
    const page = formPage(defineForm(form, 'en', []), signed);
    const ids = [...page.matchAll(/<(?:input|select|textarea) id="(\w+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['company', 'name', 'email', 'phone', 'country', 'employees', 'message']);
    for (const id of ids) expect(page).toContain(`<label for="${id}">`);
  });

  test('shows again what was typed, as text, with what was wrong', () => {
    const page = formPage(defineForm(form, 'en', []), signed, {
      values: { company: attack, message: `</textarea>${attack}`, country: 'SA', consentContact: 'yes' },
      faults: { email: 'This is needed.' },
      notice: attack,
    });
    expect(page).not.toContain('<script');
    expect(page.match(/<\/textarea>/g)).toHaveLength(1);
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"');
    expect(page).toContain('<option value="SA" selected>');
    expect(page).toContain('aria-invalid="true" aria-describedby="email-wrong"');
    expect(page).toMatch(/name="consentContact" value="yes" required checked/);
  });

  test('names products that stand on the form, and no others', () => {
    const asking = { ...form, fields: { ...form.fields, product: 'optional' as const } };
    const { fields } = defineForm(asking, 'en', [{ id: 'prod_1', name: attack }]);
    expect(fields.find(({ name }) => name === 'product')?.options).toEqual([
      { value: 'prod_1', label: attack },
    ]);
    expect(formPage(defineForm(asking, 'en', [{ id: 'prod_1', name: attack }]), signed)).not.toContain(
      '<script',
    );
  });
});

test('thanks lead on where the form says so', () => {
  const said = { title: 'Talk to us', thanks: attack, redirectUrl: null };
  expect(thanksPage('en', said)).not.toMatch(/<script|http-equiv/);
  expect(thanksPage('ar', { ...said, redirectUrl: 'https://www.vendor.example/thanks' })).toContain(
    '<meta http-equiv="refresh" content="2; url=https://www.vendor.example/thanks">',
  );
});
