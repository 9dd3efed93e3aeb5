import { formSettings, typedSubmission, type WebForm } from '@rafiq/shared/forms/contract.ts';
import { describe, expect, test } from 'vitest';
import { faultsOfForm } from './form-faults.ts';
import { leadOfSubmission } from './lead-of-submission.ts';
import { openForm } from './open-form.ts';
import { readSubmission } from './read-submission.ts';

const at = '2026-11-22T09:30:00.000Z';
const settings = formSettings.parse({
  name: 'Contact form',
  active: true,
  allowedOrigins: ['https://www.vendor.example'],
  words: { en: { title: 'Talk to us', intro: null, thanks: 'Thank you.' } },
  consent: { en: { contact: 'You may write.', share: 'You may share.' } },
  shareRequired: false,
  fields: {
    name: 'optional',
    email: 'required',
    phone: 'hidden',
    country: 'required',
    product: 'hidden',
    employees: 'optional',
    message: 'optional',
  },
  countries: ['AE', 'SA'],
  productIds: ['prod_06emzc4q3hw0t8n2k5v7r9p1xd'],
  redirectUrl: null,
  foldDays: 14,
  perMinute: 30,
});
const form = openForm(settings, { id: 'form_06emzc4q3hw0t8n2k5v7r9p1xd', at });
const typed = (over: Record<string, unknown> = {}) =>
  typedSubmission.parse({
    company: ' Noor ',
    email: 'lina@noor.example',
    country: 'AE',
    consentContact: 'yes',
    consentVersion: '1',
    ...over,
  });
const faultsIn = (over: Record<string, unknown>, of: WebForm = form) =>
  readSubmission(of, typed(over)).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('what was typed', () => {
  test('is read as the form asked for it; the only product of a form that does not ask is taken', () => {
    const { submission } = readSubmission(form, typed({ phone: '+971 4 555', message: 'one\r\ntwo' }));
    expect(submission).toEqual({
      company: 'Noor',
      name: undefined,
      email: 'lina@noor.example',
      phone: undefined,
      country: 'AE',
      productId: 'prod_06emzc4q3hw0t8n2k5v7r9p1xd',
      sizeBand: undefined,
      message: 'one\ntwo',
      language: 'en',
      consent: { version: 1, contact: true, share: false },
    });
  });

  test.each([
    [{ company: '  ' }, '/company required'],
    [{ company: 'x'.repeat(201) }, '/company too-long'],
    [{ company: 'a\u202eb' }, '/company control-characters'],
    [{ name: 'Lina\r\nBcc: all@noor.example' }, '/name control-characters'],
    [{ email: undefined }, '/email required'],
    [{ email: 'lina@noor' }, '/email invalid-email'],
    [{ email: 'lina@noor.example\nBcc: x@y.example' }, '/email invalid-email'],
    [{ country: 'FR' }, '/country unknown-value'],
    [{ consentContact: 'no' }, '/consentContact required'],
    [{ consentVersion: 2 }, '/consentVersion unknown-value'],
  ])('%j is refused', (over, fault) => {
    expect(faultsIn(over)).toEqual([fault]);
  });

  test('needs the consent to share only where the form says so', () => {
    expect(faultsIn({})).toEqual([]);
    expect(faultsIn({}, { ...form, shareRequired: true })).toEqual(['/consentShare required']);
  });

  test('becomes a lead whose consents name form, version and language of the text', () => {
    const { submission } = readSubmission(form, typed());
    if (submission === undefined) throw new Error('refused');
    const source = `Contact form · ${form.id} · 1 · en`;
    const lead = leadOfSubmission({ ...form, name: 'x'.repeat(120) }, submission, at);
    expect(leadOfSubmission(form, submission, at)).toMatchObject({
      consentToContact: { given: true, basis: 'consent', source, date: '2026-11-22' },
      consentToShare: { given: false, basis: 'none', source, date: '2026-11-22' },
      source: { formId: form.id },
    });
    expect(lead.consentToContact.source.length).toBeLessThanOrEqual(200);
  });
});

describe('settings that do not fit together', () => {
  const fields = settings.fields;
  test.each([
    [{ words: {}, consent: {} }, ['/words required']],
    [{ consent: {} }, ['/consent/en required']],
    [{ consent: { ...settings.consent, ar: settings.consent.en } }, ['/words/ar required']],
    [{ fields: { ...fields, email: 'optional' as const } }, ['/fields/email required']],
    [{ countries: [] }, ['/countries required']],
    [{ fields: { ...fields, product: 'optional' as const }, productIds: [] }, ['/productIds required']],
    [{}, []],
  ])('%#', (over, faults) => {
    const found = faultsOfForm({ ...settings, ...over });
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(faults);
  });
});
