/** The conflict case that a judgement opens, with the writes and events that make it. */
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import type { GatheredFacts } from './domain/conflict-facts.ts';
import type { Judgement } from './domain/judge-registration.ts';
import { openCase } from './domain/open-case.ts';
import type { Registration } from './domain/registration.ts';
import { weighMatches } from './domain/weigh-matches.ts';
import { precedenceOf } from './precedence-of.ts';
import { planOfCase } from './save-case.ts';
import type { ConflictPolicyVersion } from './store/conflict-policies.ts';

/**
 * The case that a judgement opens, and what writes it; undefined where it opens none, or the registration has one
 * already.
 * @param account where the registration belongs
 */
export async function planNewCase(
  deal: Registration,
  judgement: Judgement,
  facts: GatheredFacts,
  account: { id: string; name: string },
  policy: ConflictPolicyVersion,
  change: Change,
): Promise<{ id: string; writes: Write[]; events: EventDraft[] } | undefined> {
  if (deal.conflictId !== null) return undefined;
  const weighed = weighMatches(facts, policy.document);
  const [likest] = (weighed.accounts ?? []).toSorted((one, other) => other.score - one.score);
  const { protection: terms } = policy.document;
  const { at } = change;
  const id = newId('conflict');
  const first = openCase(id, deal, judgement, weighed, account, null, terms, at);
  if (first === undefined) return undefined;
  const precedence = await precedenceOf(deal, likest, facts, policy.document.precedence, at);
  const opened = openCase(id, deal, judgement, weighed, account, precedence, terms, at) ?? first;
  const vendorData = { partnerId: deal.partnerId, partnerName: deal.partnerName };
  return {
    id,
    ...planOfCase({ before: undefined, after: opened, happened: 'opened', vendorData }, terms, change),
  };
}
