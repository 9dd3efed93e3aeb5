/** Texts to begin a question to both sides with, in every language: a partner need not read the manager's. */
import type { Locale } from '#lib/locale.ts';
import { m } from '#lib/paraglide/messages.js';

const questions = [m.manage_ask_template_first, m.manage_ask_template_proof, m.manage_ask_template_customer];

/** Language → its texts, in one order. Only the server knows all languages. */
export const noteTemplates = (): Record<Locale, string[]> => {
  const textsIn = (locale: Locale) => questions.map((question) => question({}, { locale }));
  return { en: textsIn('en'), ar: textsIn('ar'), fa: textsIn('fa') };
};
