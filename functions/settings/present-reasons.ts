/** Reasons as their reader may see them, each with its text. */
import type { ListedReason, ReasonSettings } from '@rafiq/shared/settings/contract.ts';
import { textIn } from '@rafiq/shared/settings/status.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { KeptReason, KeptReasons } from './domain/reasons.ts';

/** Why the vendor takes leads back or closes them is no partner's business. */
export function presentReasons(kept: KeptReasons, caller: Caller, language: UiLanguage): ReasonSettings {
  const listed = (reasons: readonly KeptReason[]): ListedReason[] =>
    reasons.map((reason) => ({
      ...reason,
      text:
        reason.texts === null ? sentence(language, `term.${reason.code}`) : textIn(reason.texts, language),
    }));
  const { decline, lose, disqualify, withdraw, expire } = kept.lists;
  const ofVendor = caller.partnerId === null;
  return {
    lists: {
      decline: listed(decline),
      lose: listed(lose),
      disqualify: listed(disqualify),
      withdraw: ofVendor ? listed(withdraw) : null,
      expire: ofVendor ? listed(expire) : null,
    },
    savedAt: kept.savedAt,
    version: kept.version,
  };
}
