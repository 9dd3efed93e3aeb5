import { readPartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findKnownPartner } from '../known-partner.ts';

/** Reads one partner; one outside of a manager's portfolio is answered like one that does not exist. */
export const read = handle(readPartner, async ({ partnerId }, { caller }) => {
  const partner = await findKnownPartner(caller, partnerId);
  if (partner === undefined) throw new Problem('not-found');
  return partner;
});
