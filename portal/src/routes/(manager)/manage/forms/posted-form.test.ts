import { createForm, formSettings } from '@rafiq/shared/forms/contract.ts';
import { describe, expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { draftOf, formLanguages } from './form-draft.ts';
import { postedForm } from './posted-form.ts';

/** Posts what the editor would show of some settings. */
async function roundTrip(settings: ReturnType<typeof formSettings.parse>, spoil?: (data: FormData) => void) {
  const draft = draftOf(settings);
  const data = new FormData();
  data.set('name', draft.name);
  if (draft.active) data.set('active', 'on');
  if (draft.shareRequired) data.set('shareRequired', 'on');
  data.set('allowedOrigins', draft.origins.replaceAll('\n', '\r\n'));
  for (const language of draft.languages) data.append('languages', language);
  for (const language of formLanguages) {
    const { contact, share, ...words } = draft.words[language];
    for (const [name, text] of Object.entries(words)) data.set(`words.${language}.${name}`, text);
    for (const [name, text] of Object.entries({ contact, share }))
      data.set(`consent.${language}.${name}`, text);
  }
  for (const [name, need] of Object.entries(draft.fields)) data.set(`fields.${name}`, need);
  for (const country of draft.countries) data.append('countries', country);
  for (const id of draft.productIds) data.append('productIds', id);
  data.set('redirectUrl', draft.redirectUrl);
  data.set('foldDays', draft.foldDays);
  data.set('perMinute', draft.perMinute);
  spoil?.(data);
  return postedForm(await PostedForm.of(new Request('http://portal.test', { method: 'POST', body: data })));
}

describe('the editor of a form', () => {
  const settings = formSettings.parse(createForm.example.body);

  it('posts the settings it was given', async () => {
    expect(await roundTrip(settings)).toEqual(settings);
    const other = { ...settings, active: false, redirectUrl: 'https://www.vendor.example/thanks' };
    expect(await roundTrip(other)).toEqual(other);
  });

  it('reads figures in the reader’s digits, and leaves out a language that is not ticked', async () => {
    const posted = await roundTrip(settings, (data) => {
      data.set('foldDays', '۳۰');
      data.set('words.fa.title', 'تماس');
    });
    expect(posted.foldDays).toBe(30);
    expect(Object.keys(posted.words)).toEqual(['en']);
  });
});
