/** Registrations count towards the limits of those who would read a list of companies out of them. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { findPartner } from '#functions/partners/index.ts';
import { suspicionEvent } from './check-events.ts';
import { tellsOfOthers } from './domain/check-answer.ts';
import { isGivenUpSoon, isSuspectedBy, ruleSubmission } from './domain/check-limits.ts';
import type { Judgement } from './domain/judge-registration.ts';
import type { Registration } from './domain/registration.ts';
import { givenUpWrites, readCheckCounts, submissionWrites, type Asker } from './store/check-counts.ts';
import { tooMany } from './too-many.ts';

/** What is written and told with a move. */
interface Beside {
  writes: Write[];
  events: EventDraft[];
}

/**
 * Whether one more registration is taken (1 request), said before anything is searched.
 * @returns what counts it, in the transaction that submits it (label `check-count`): one that is sent again, or refused
 * for what it lacks, counts nothing
 * @throws Problem `too-many-registrations`
 */
export async function requireMaySubmit(
  asker: Asker,
  at: string,
): Promise<(partner: Partner, verdicts: Judgement['verdicts']) => Beside> {
  const counts = await readCheckCounts(asker, at);
  const ruling = ruleSubmission(counts);
  if (ruling.kind === 'refused') throw tooMany('too-many-registrations', ruling.until, at);
  return (partner, verdicts) => {
    const vain = tellsOfOthers(verdicts);
    const suspected = vain && isSuspectedBy(counts);
    return {
      writes: submissionWrites(asker, { mostVainInHour: ruling.mostVainInHour, vain, suspected }, at),
      events: suspected ? [suspicionEvent(partner)] : [],
    };
  };
}

/**
 * What counts a registration that its partner gives up right after it was submitted, as one does who wanted no more than
 * its answer (1 request, 2 where the vendor is told; none where it was counted already, or had its time).
 */
export async function countGivenUp(
  { partnerId, submittedAt, judged }: Registration,
  { userId }: Pick<Caller, 'userId'>,
  { at }: Change,
): Promise<Beside> {
  if (!isGivenUpSoon(submittedAt, at) || tellsOfOthers(judged?.verdicts ?? []))
    return { writes: [], events: [] };
  const asker = { partnerId, userId };
  const suspected = isSuspectedBy(await readCheckCounts(asker, at));
  const partner = suspected ? await findPartner(partnerId) : undefined;
  return {
    writes: givenUpWrites(asker, suspected, at),
    events: partner === undefined ? [] : [suspicionEvent(partner)],
  };
}
