import type { FormDefinition, WebForm } from '@rafiq/shared/forms/contract.ts';
import { askableFields } from '@rafiq/shared/forms/status.ts';
import { sizeBands } from '@rafiq/shared/leads/status.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { languagesOf } from './language-of-form.ts';

type DefinedField = FormDefinition['fields'][number];

const kinds = {
  company: 'text',
  name: 'text',
  email: 'email',
  phone: 'tel',
  country: 'select',
  product: 'select',
  employees: 'select',
  message: 'textarea',
} as const satisfies Record<DefinedField['name'], DefinedField['kind']>;

/** As long as a lead may say it. */
const lengths = {
  company: 200,
  name: 120,
  email: 254,
  phone: 40,
  country: 2,
  product: 40,
  employees: 20,
  message: 4000,
} as const satisfies Record<DefinedField['name'], number>;

/**
 * A form as its visitor meets it: its words in one language, the fields it asks for, and the consents it wants.
 * @param products the names of the products that stand on the form, and of no others
 */
export function defineForm(
  form: WebForm,
  language: UiLanguage,
  products: readonly { id: string; name: string }[],
): FormDefinition {
  const words = form.words[language];
  const consent = form.consent[language];
  if (words === undefined || consent === undefined)
    throw new Error(`Form ${form.id} does not speak ${language}`);
  const say = (key: string) => sentence(language, `form.${key}`);
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  const options: Partial<Record<DefinedField['name'], DefinedField['options']>> = {
    country: form.countries
      .map((value) => ({ value, label: countries.of(value) ?? value }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
    product: products.map(({ id, name }) => ({ value: id, label: name })),
    employees: sizeBands.map((value) => ({ value, label: value })),
  };
  const field = (name: DefinedField['name'], required: boolean): DefinedField => ({
    name,
    label: say(`field.${name}`),
    kind: kinds[name],
    required,
    maxLength: lengths[name],
    options: options[name] ?? [],
  });
  return {
    id: form.id,
    language,
    languages: languagesOf(form),
    title: words.title,
    intro: words.intro,
    fields: [
      field('company', true),
      ...askableFields
        .filter((name) => form.fields[name] !== 'hidden')
        .map((name) => field(name, form.fields[name] === 'required')),
    ],
    consents: [
      { purpose: 'contact', text: consent.contact, required: true },
      { purpose: 'share', text: consent.share, required: form.shareRequired },
    ],
    consentVersion: form.consentVersion,
    words: {
      send: say('send'),
      sending: say('sending'),
      optional: say('optional'),
      choose: say('choose'),
      failed: say('failed'),
    },
  };
}
