/** What is to be done about a deal, in the reader's words. */
import { m } from '#lib/paraglide/messages.js';
import type { Need } from './need-of-deal.ts';

export const needWords: Readonly<Record<Need['kind'], () => string>> = {
  'sent-back': m.deal_need_sent_back,
  evidence: m.deal_need_evidence,
  'check-in': m.deal_need_check_in,
  ending: m.deal_need_ending,
};
