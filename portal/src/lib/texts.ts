/**
 * The texts of the page's language in the browser. The server writes complete messages; the browser loads only the
 * catalogues that its reader needs, once, and keeps them as files that never change.
 */
import type { Locale } from './locale.ts';
import deskAr from '../../messages/desk/ar.json?url&no-inline';
import deskEn from '../../messages/desk/en.json?url&no-inline';
import deskFa from '../../messages/desk/fa.json?url&no-inline';
import foundationAr from '../../messages/foundation/ar.json?url&no-inline';
import foundationEn from '../../messages/foundation/en.json?url&no-inline';
import foundationFa from '../../messages/foundation/fa.json?url&no-inline';
import managerAr from '../../messages/manager/ar.json?url&no-inline';
import managerEn from '../../messages/manager/en.json?url&no-inline';
import managerFa from '../../messages/manager/fa.json?url&no-inline';
import partnerAr from '../../messages/partner/ar.json?url&no-inline';
import partnerEn from '../../messages/partner/en.json?url&no-inline';
import partnerFa from '../../messages/partner/fa.json?url&no-inline';

/** Whose pages are read; everybody reads the foundation's. */
export type TextSide = 'public' | 'partner' | 'vendor';

const foundation: Readonly<Record<Locale, string>> = { en: foundationEn, ar: foundationAr, fa: foundationFa };
const partner: Readonly<Record<Locale, string>> = { en: partnerEn, ar: partnerAr, fa: partnerFa };
const manager: Readonly<Record<Locale, string>> = { en: managerEn, ar: managerAr, fa: managerFa };
const desk: Readonly<Record<Locale, string>> = { en: deskEn, ar: deskAr, fa: deskFa };

/** The files a reader of this language and side needs. Managers also read the partner's words for leads and firms. */
export function catalogueFiles(locale: Locale, side: TextSide): string[] {
  if (side === 'public') return [foundation[locale]];
  const shared = [foundation[locale], partner[locale]];
  return side === 'partner' ? shared : [...shared, manager[locale], desk[locale]];
}

const texts = new Map<string, string>();

/** Loads the catalogues; the pages do not come alive before. */
export async function loadTexts(locale: Locale, side: TextSide): Promise<void> {
  const load = async (file: string) => {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    const catalogue = (await response.json()) as Record<string, unknown>;
    for (const [key, text] of Object.entries(catalogue)) if (typeof text === 'string') texts.set(key, text);
  };
  await Promise.all(catalogueFiles(locale, side).map(load));
}

/** The text of a message with its parameters; what compiled messages call in the browser. */
export const text = (key: string, parameters: Readonly<Record<string, unknown>> = {}): string =>
  (texts.get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in parameters ? String(parameters[name]) : whole,
  );
