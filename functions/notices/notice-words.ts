/** What a notice says in its reader's language. */
import type { MessageParams } from '@rafiq/shared/messages.ts';
import { words } from '@rafiq/shared/notices/words.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Notice, NoticeFacts } from './domain/notice.ts';

/** Texts from outside keep their own direction among their neighbours (Unicode isolates). */
const isolated = (text: string): string => `\u2068${text}\u2069`;

function placeOf({ city, country }: NoticeFacts, language: UiLanguage): string | null {
  const town = city === null ? null : isolated(city);
  if (country === null) return town;
  return town === null
    ? words(language, 'notice.country', { country })
    : words(language, 'notice.place', { city: town, country });
}

/** Product, industry and place in one line; null if nothing is known. */
function factsLine(facts: NoticeFacts, language: UiLanguage): string | null {
  const { product, industry } = facts;
  const named = [product, industry].flatMap((part) => (part === null ? [] : [isolated(part)]));
  const known = [...named, placeOf(facts, language)].filter((part) => part !== null);
  return known.length === 0 ? null : known.join(' · ');
}

/** @param more parameters known only now, such as what the reader's organisation is called */
export const noticeWords = (
  { code, params, facts }: Pick<Notice, 'code' | 'params' | 'facts'>,
  language: UiLanguage,
  more: MessageParams = {},
): { title: string; text: string; facts: string | null } => ({
  title: words(language, `notice.${code}.title`, { ...params, ...more }),
  text: words(language, `notice.${code}.text`, { ...params, ...more }),
  facts: facts === null ? null : factsLine(facts, language),
});
