/** What notices and mails say, in the reader's language: whoever tells nobody anything need not carry it. */
import { fillIn, type MessageParams } from '../messages.ts';
import type { UiLanguage } from '../text.ts';
import ar from './messages/ar.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };

const catalogues: Readonly<Record<UiLanguage, Readonly<Record<string, string>>>> = { en, ar, fa };

/** Whether there are words of this key. */
export const hasWords = (key: string): boolean => key in en;

/** The words of a key, with parameters as in other sentences. A key without words answers itself. */
export const words = (language: UiLanguage, key: string, params: MessageParams = {}): string =>
  fillIn(language, catalogues[language][key] ?? key, params);
