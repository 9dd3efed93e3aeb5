/** The texts of one use while they are edited, and the fields their form posts. */
import type { OwnText } from '@rafiq/shared/settings/status.ts';
import type { PostedForm } from '#lib/server/form.ts';
import { locales } from '#lib/locale.ts';

export interface DraftText {
  /** Of its fields, and of its row while it moves. */
  key: string;
  texts: { en: string; ar: string; fa: string };
}

export const draftOf = (list: readonly OwnText[]): DraftText[] =>
  list.map(({ en, ar, fa }, index) => ({
    key: String(index),
    texts: { en: en ?? '', ar: ar ?? '', fa: fa ?? '' },
  }));

export const newText = (key: string): DraftText => ({ key, texts: { en: '', ar: '', fa: '' } });

/** The fields of a form that asks for these texts, in their order. */
export const fieldsOf = (list: readonly DraftText[]): [string, string][] =>
  list.flatMap(({ key, texts }): [string, string][] => [
    ['row', key],
    ...locales.map((locale): [string, string] => [`${locale}.${key}`, texts[locale]]),
  ]);

/** The texts a form asks for, in the order of its rows. The API says what is wrong with any of them. */
export const postedTexts = (form: PostedForm): OwnText[] =>
  form.texts('row').map((row) => ({
    en: form.text(`en.${row}`) ?? null,
    ar: form.text(`ar.${row}`) ?? null,
    fa: form.text(`fa.${row}`) ?? null,
  }));

/** Whether two drafts say the same. */
export const sameDraft = (one: readonly DraftText[], other: readonly DraftText[]): boolean =>
  JSON.stringify(one.map(({ texts }) => texts)) === JSON.stringify(other.map(({ texts }) => texts));
