import type { FormSettings } from '@rafiq/shared/forms/contract.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';

/** What is wrong with one field of the settings. */
export interface FormFault {
  pointer: string;
  code: string;
}

/**
 * What does not fit together in a form's settings: a form speaks at least one language and asks for consent in each
 * it speaks, asks for an e-mail address or a phone number, and names what it lets a visitor choose from.
 */
export function faultsOfForm(settings: FormSettings): FormFault[] {
  const { words, consent, fields } = settings;
  const missing = (pointer: string): FormFault => ({ pointer, code: 'required' });
  const faults: FormFault[] = [];
  if (uiLanguages.every((language) => words[language] === undefined)) faults.push(missing('/words'));
  for (const language of uiLanguages) {
    if (words[language] !== undefined && consent[language] === undefined)
      faults.push(missing(`/consent/${language}`));
    if (words[language] === undefined && consent[language] !== undefined)
      faults.push(missing(`/words/${language}`));
  }
  if (fields.email !== 'required' && fields.phone !== 'required') faults.push(missing('/fields/email'));
  if (fields.country !== 'hidden' && settings.countries.length === 0) faults.push(missing('/countries'));
  if (fields.product !== 'hidden' && settings.productIds.length === 0) faults.push(missing('/productIds'));
  return faults;
}
