import type { CaseTextSettings } from '@rafiq/shared/settings/case-texts-contract.ts';
import type { KeptCaseTexts } from './domain/change-case-texts.ts';

/** The texts as the vendor's people read them: all languages, for the reader of a text need not be who sends it. */
export const presentCaseTexts = ({ lists, savedAt, version }: KeptCaseTexts): CaseTextSettings => ({
  lists: {
    ask: [...lists.ask],
    upheld: [...lists.upheld],
    transferred: [...lists.transferred],
    split: [...lists.split],
    'co-sell': [...lists['co-sell']],
    dismissed: [...lists.dismissed],
  },
  savedAt,
  version,
});
