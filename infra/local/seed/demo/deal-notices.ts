/** What people were told of registrations and cases as they moved, and the reminders of their clocks that are to come. */
import { caseClockOf, toldCaseOf } from '#functions/deals/told-case.ts';
import { factsOfDeal as toldFacts, protectionClockOf, toldDealOf } from '#functions/deals/told-deal.ts';
import { parseCase } from '#functions/deals/store/case-items.ts';
import { parseDeal } from '#functions/deals/store/deal-items.ts';
import { caseKey, dealKey } from '#functions/deals/store/deal-keys.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { caseTiding, dealTiding } from '#functions/notices/deal-tidings.ts';
import { factsOfDeal, type Tiding } from '#functions/notices/domain/notice.ts';
import { remindAt } from '#functions/notices/domain/remind-at.ts';
import {
  reminderTellings,
  tellings,
  type Audience,
  type Telling,
} from '#functions/notices/domain/tellings.ts';
import { toldBy } from '#functions/notices/domain/told-by.ts';
import { plainClockTiding } from '#functions/notices/plain-tiding.ts';
import { casesOwner } from '#functions/notices/reminded-clock.ts';
import { reminderItem } from '#functions/notices/store/reminder-store.ts';
import { giveNotice, type Addressee } from './give-notice.ts';
import { systemActor } from './people.ts';
import { protectionTerms } from './registrations.ts';
import type { Story } from './story.ts';

const peopleOf = ({ channel }: Story, partnerId: string | null): Addressee[] =>
  (channel.members.get(partnerId ?? '')?.people ?? []).map(({ id }) => ({
    userId: id,
    organisation: partnerId ?? '',
  }));

const managersOf = ({ channel }: Story, partnerIds: readonly (string | null)[]): Addressee[] => {
  const ids = partnerIds.flatMap((id) => channel.members.get(id ?? '')?.partner.managerId ?? []);
  return [...new Set(ids)].map((userId) => ({ userId, organisation: 'vendor' }));
};

/** Who decides a case: whoever took it, else the managers of its sides. */
const keepersOf = (
  story: Story,
  one: { ownerId: string | null; claimantId: string | null; holderIds: readonly string[] },
): Addressee[] =>
  one.ownerId === null
    ? managersOf(story, [one.claimantId, ...one.holderIds])
    : [{ userId: one.ownerId, organisation: 'vendor' }];

/** Whom an event of the deals room is told, as its worker finds them. */
function audienceOf(story: Story, { data, by }: StoredEvent, to: Audience): Addressee[] {
  const told = toldBy(data);
  const found: Partial<Record<Audience, Addressee[]>> = {
    'partner-people': peopleOf(story, told.partnerId),
    'partner-manager': managersOf(story, [told.partnerId]),
    'claimant-people': peopleOf(story, told.claimantId),
    'holder-people': told.holdersTold ? told.holderIds.flatMap((id) => peopleOf(story, id)) : [],
    'case-keepers': keepersOf(story, told),
  };
  return (found[to] ?? []).filter(({ userId }) => userId !== by.id);
}

const dealOf = ({ world }: Story, dealId: string | null) => {
  const item = dealId === null ? undefined : world.table.get(dealKey(dealId));
  return item && parseDeal(item);
};
const caseOf = ({ world }: Story, conflictId: string) => {
  const item = world.table.get(caseKey(conflictId));
  return item && parseCase(item);
};

function tidingOf(story: Story, event: StoredEvent, telling: Telling): Tiding | undefined {
  const one = caseOf(story, event.subject);
  if (one !== undefined) {
    const claimed = dealOf(story, one.claimant.dealId);
    return caseTiding(event, telling, toldCaseOf(one, event.at), claimed ? toldFacts(claimed) : null);
  }
  const deal = dealOf(story, event.subject);
  return deal && dealTiding(event, telling, toldDealOf(deal, protectionTerms));
}

/** Tells whomever it concerns of an event of the deals room, while everything stands as the event left it. */
export function tellOfDeal(story: Story, event: StoredEvent): void {
  for (const telling of tellings[event.type] ?? []) {
    const tiding = tidingOf(story, event, telling);
    if (tiding === undefined) continue;
    for (const person of audienceOf(story, event, telling.to))
      giveNotice(story, tiding, person, Date.parse(event.at) + 1_000);
  }
}

interface Reminded {
  of: 'deal' | 'case';
  partnerId: string;
  leadId: string;
  version: number;
  clock: { name: string; from: string; until: string };
  tell: () => { tiding: Tiding; people: readonly Addressee[] };
}

/** Reminds of a clock that runs at the end of the story, or notes when that is to be done. */
function remind(story: Story, { clock, tell, ...about }: Reminded): void {
  const { world } = story;
  const at = remindAt(clock, null);
  if (at === null) return;
  if (Date.parse(at) > world.nowMs) {
    const put = reminderItem({ ...about, clock: clock.name, at });
    const change = world.changeBy(systemActor('set-reminders'), world.nowMs);
    world.commit(change, { writes: [{ label: 'reminder', put }], events: [] });
    return;
  }
  const { tiding, people } = tell();
  for (const person of people) giveNotice(story, tiding, person, Date.parse(at));
}

/** Reminds of every protection and every case whose clock runs at the end of the story. */
export function remindOfDeals(story: Story): void {
  const { world } = story;
  const now = new Date(world.nowMs).toISOString();
  const kept = world.table.items();
  for (const deal of kept.filter(({ kind }) => kind === 'deal').map(parseDeal)) {
    const clock = protectionClockOf(deal, now);
    if (clock === undefined) continue;
    const { id: leadId, partnerId, version } = deal;
    const tell = () => ({
      tiding: {
        ...plainClockTiding(clock, reminderTellings.protection),
        facts: factsOfDeal(toldFacts(deal)),
        about: { place: 'deal' as const, id: leadId },
      },
      people: peopleOf(story, partnerId),
    });
    remind(story, { of: 'deal', partnerId, leadId, version, clock, tell });
  }
  for (const one of kept.filter(({ kind }) => kind === 'conflict-case').map(parseCase)) {
    const clock = caseClockOf(one, protectionTerms, now);
    if (clock === undefined) continue;
    const { id: leadId, version } = one;
    const tell = () => {
      const told = toldCaseOf(one, now);
      const asked = clock.kind === 'evidence';
      const claimed = asked ? undefined : dealOf(story, one.claimant.dealId);
      return {
        tiding: {
          ...plainClockTiding(clock, reminderTellings[clock.kind]),
          facts: claimed ? factsOfDeal(toldFacts(claimed)) : null,
          about: { place: 'case' as const, id: leadId },
        },
        people: asked ? told.silentIds.flatMap((id) => peopleOf(story, id)) : keepersOf(story, told),
      };
    };
    remind(story, { of: 'case', partnerId: casesOwner, leadId, version, clock, tell });
  }
}
