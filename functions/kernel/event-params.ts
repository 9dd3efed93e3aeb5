/** What the sentence of an event can show of its data. */
import type { MessageParams } from '@rafiq/shared/messages.ts';
import { ownText } from '@rafiq/shared/settings/own-text.ts';
import { textIn } from '@rafiq/shared/settings/status.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import * as z from 'zod';

const ownReason = z.object({ reasonTexts: ownText });

/** Texts and numbers; a reason of the vendor's own reads as it did when it was given. */
export function paramsOf(data: Readonly<Record<string, unknown>>, language: UiLanguage): MessageParams {
  const plain = Object.entries(data).filter(
    (member): member is [string, string | number] =>
      typeof member[1] === 'string' || typeof member[1] === 'number',
  );
  const own = ownReason.safeParse(data);
  return {
    ...Object.fromEntries(plain),
    ...(own.success ? { reason: textIn(own.data.reasonTexts, language) } : {}),
  };
}
