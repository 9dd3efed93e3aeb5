import { whyNotLead } from '@rafiq/shared/leads/why-not-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { partnerOf } from '../own-offer.ts';
import { withText, withTextOrNull } from '#functions/kernel/reason-text.ts';
import { findWhyNot } from '../why-not.ts';

export const whyNot = handle(whyNotLead, async ({ leadId }, { caller, language }) => {
  const found = await findWhyNot(partnerOf(caller), leadId);
  if (found === undefined) throw new Problem('not-found');
  const { facts, at, reason, placement } = found;
  return {
    leadId,
    facts,
    at,
    reason: withText(reason, language),
    placement: withTextOrNull(placement, language),
  };
});
