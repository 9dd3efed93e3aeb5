import type { WantedReason } from '@rafiq/shared/settings/contract.ts';
import type { PostedForm } from '#lib/server/form.ts';

/** The reasons a form asks for, in the order of its rows. The API says what is wrong with any of them. */
export const postedReasons = (form: PostedForm): WantedReason[] =>
  form.texts('row').map((row) => {
    const code = form.text(`code.${row}`) as WantedReason['code'];
    const [en, ar, fa] = ['en', 'ar', 'fa'].map((language) => form.text(`${language}.${row}`) ?? null);
    const own = code === undefined || code.startsWith('resn_');
    return {
      ...(code === undefined ? {} : { code }),
      on: form.ticked(`on.${row}`),
      ...(own ? { texts: { en: en ?? null, ar: ar ?? null, fa: fa ?? null } } : {}),
    };
  });
