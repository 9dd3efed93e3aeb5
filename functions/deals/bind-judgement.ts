/** What binds a registration to what it was judged by, so that of two that are alike one is first. */
import {
  bindAccount,
  writeDeals,
  type Candidate,
  type ReadMatched,
  type Search,
} from '#functions/accounts/index.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { accountEntryOf } from './domain/account-entry.ts';
import { countsAsOpen, type Registration } from './domain/registration.ts';
import type { DealMove } from './save-deal.ts';
import type { ConflictPolicyVersion } from './store/conflict-policies.ts';

/** Where a registration belongs: an account that is there, or one that comes to be with it. */
export interface Home {
  read: ReadMatched;
  /** All that are one company with it. */
  accountIds: readonly string[];
  name: string;
  opened: { writes: Write[]; events: EventDraft[] } | null;
}

/** More than these cannot be bound in one transaction; more companies of one name no check tells apart anyway. */
const mostBound = 20;
/** The same where companies have several accounts, of which each is bound; the likest has 11 at most. */
const mostAccountsBound = 30;

/** The likest companies, as many as one transaction can be bound to. */
export function boundable(candidates: readonly Candidate[]): Candidate[] {
  let accounts = 0;
  const beyond = candidates.findIndex(({ members }) => (accounts += members.length) > mostAccountsBound);
  return candidates.slice(0, beyond < 0 ? mostBound : Math.min(beyond, mostBound));
}

/** Whether the policy looks at registrations that were refused: only then does an account keep them. */
const keepsRefused = ({ document }: ConflictPolicyVersion): boolean =>
  document.rules.some(
    ({ rule, on, parameters }) => rule === 'registered-twice' && on && parameters.rejectedWithinDays > 0,
  );

/**
 * What binds a registration to what it was judged by. One that is refused, for an account that is there, takes nothing
 * from anybody: it is bound to nothing, so that many who come too late for one deal do not wait for each other.
 */
export function bindingWrites(
  before: Registration,
  after: Registration,
  home: Home,
  search: Search,
  bound: readonly Candidate[],
  policy: ConflictPolicyVersion,
  bindSearch: (search: Search, opened?: { accountId: string; company: { name: string } }) => Write[],
  at: string,
): Pick<DealMove, 'entryWrite' | 'leaveWrite'> & { writes: Write[] } {
  const entry = accountEntryOf(after);
  const stays = before.accountId === home.read.accountId;
  const keeps = () => writeDeals(home.read, { dealId: after.id, deal: entry, at });
  if (!countsAsOpen(after) && home.opened === null)
    return { entryWrite: stays ? undefined : keepsRefused(policy) ? keeps() : null, writes: [] };
  const others = bound
    .flatMap(({ members }) => members)
    .filter(({ accountId }) => accountId !== home.read.accountId);
  const left = others.find(({ accountId }) => accountId === before.accountId);
  const opened =
    home.opened === null
      ? undefined
      : { accountId: home.read.accountId, company: { name: after.content.company.name ?? '' } };
  return {
    entryWrite: keeps(),
    leaveWrite: left && writeDeals(left, { dealId: after.id, deal: null, at }),
    writes: [
      ...bindSearch(search, opened),
      ...others.filter((one) => one !== left).map(bindAccount),
      ...(home.opened?.writes ?? []),
    ],
  };
}
