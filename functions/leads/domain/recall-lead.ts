/** How a partner loses a lead it leaves lying: with a warning first, "shark tank" style. */
import { returnToDistribution } from './answer-offer.ts';
import { advance, type Lead, type WorkedState } from './lead.ts';

/** Warns the partner of a lead. In lists that go by the last move it stays where it is: nothing was done on it. */
export const warnOfRecall = (
  lead: Lead,
  from: WorkedState,
  idle: { since: string; recallAt: string; warnedAt: string },
): Lead => advance(lead, { ...from, idle }, lead.updatedAt);

/**
 * An idle lead goes back to distribution without its partner. The turn it was given stays counted: the partner had
 * the lead (source: domain.md, Lead).
 */
export const recall = (lead: Lead, from: WorkedState, at: string): Lead =>
  returnToDistribution(lead, from.partnerId, at);
