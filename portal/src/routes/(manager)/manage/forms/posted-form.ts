import type { FormSettings } from '@rafiq/shared/forms/contract.ts';
import { askableFields, fieldNeeds, type AskableField, type FieldNeed } from '@rafiq/shared/forms/status.ts';
import type { PostedForm } from '#lib/server/form.ts';
import { formLanguages } from './form-draft.ts';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The settings that the editor posted; languages that were not ticked say nothing. */
export function postedForm(form: PostedForm): FormSettings {
  const ticked = form.texts('languages');
  const words: FormSettings['words'] = {};
  const consent: FormSettings['consent'] = {};
  for (const language of formLanguages.filter((known) => ticked.includes(known))) {
    words[language] = {
      title: form.textOrEmpty(`words.${language}.title`),
      intro: form.text(`words.${language}.intro`)?.replaceAll('\r\n', '\n') ?? null,
      thanks: form.textOrEmpty(`words.${language}.thanks`).replaceAll('\r\n', '\n'),
    };
    consent[language] = {
      contact: form.textOrEmpty(`consent.${language}.contact`).replaceAll('\r\n', '\n'),
      share: form.textOrEmpty(`consent.${language}.share`).replaceAll('\r\n', '\n'),
    };
  }
  const need = (name: AskableField): FieldNeed =>
    fieldNeeds.find((known) => known === form.text(`fields.${name}`)) ?? 'hidden';
  return {
    name: form.textOrEmpty('name'),
    active: form.ticked('active'),
    allowedOrigins: linesOf(form.textOrEmpty('allowedOrigins')),
    words,
    consent,
    shareRequired: form.ticked('shareRequired'),
    fields: Object.fromEntries(askableFields.map((name) => [name, need(name)])) as FormSettings['fields'],
    countries: form.texts('countries'),
    productIds: form.texts('productIds'),
    redirectUrl: form.text('redirectUrl') ?? null,
    foldDays: form.number('foldDays') ?? 0,
    perMinute: form.number('perMinute') ?? 0,
  };
}
