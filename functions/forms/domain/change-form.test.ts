import { createForm, formSettings } from '@rafiq/shared/forms/contract.ts';
import { expect, test } from 'vitest';
import { changeForm } from './change-form.ts';
import { openForm } from './open-form.ts';

const at = '2026-11-22T09:30:00.000Z';
const settings = formSettings.parse(createForm.example.body);
const form = openForm(settings, { id: 'form_06emzc4q3hw0t8n2k5v7r9p1xd', at });

test('the same settings change nothing, in whatever order they are written', () => {
  const turned = Object.fromEntries(Object.entries(settings).reverse());
  expect(changeForm(form, formSettings.parse(turned), at)).toEqual({ form, changed: [] });
});

test('other words leave the consent text as it is; other consent words are a new version', () => {
  const renamed = changeForm(form, { ...settings, name: 'New' }, at);
  expect([renamed.changed, renamed.form.version, renamed.form.consentVersion]).toEqual([['name'], 2, 1]);
  const consent = { en: { contact: 'You may call.', share: 'You may share.' } };
  const reworded = changeForm(renamed.form, { ...settings, name: 'New', consent }, at);
  expect([reworded.changed, reworded.form.version, reworded.form.consentVersion]).toEqual([
    ['consent'],
    3,
    2,
  ]);
});
