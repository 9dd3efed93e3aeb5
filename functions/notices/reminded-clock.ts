/** The clocks that somebody is reminded of, whichever room they run in. */
import {
  caseClock,
  findToldCase,
  findClaimedFacts,
  findToldDeal,
  protectionClock,
} from '#functions/deals/index.ts';
import { runningClock } from '#functions/leads/index.ts';
import { findPartner } from '#functions/partners/index.ts';
import { calendarOf, readCalendars } from '#functions/settings/index.ts';
import { keepersOf, peopleOf, type Addressee } from './audiences.ts';
import { factsOfDeal, type Tiding } from './domain/notice.ts';
import { remindAt } from './domain/remind-at.ts';
import type { Reminder } from './domain/reminder.ts';
import { reminderTellings } from './domain/tellings.ts';
import { plainClockTiding } from './plain-tiding.ts';
import { clockTiding } from './tiding-of.ts';

/** What a reminder is about. */
export type Reminded = Pick<Reminder, 'of' | 'partnerId' | 'leadId'>;

/** Where the reminders of cases lie, which belong to no partner. */
export const casesOwner = 'vendor';

/** What says it, and to whom. */
interface ToTell {
  tiding: Tiding;
  people: Addressee[];
}

interface RemindedClock {
  name: string;
  until: string;
  /** When somebody is reminded; null where it is too short for that. */
  at: string | null;
  tell: () => Promise<ToTell[]>;
}

async function clockOfLead({ partnerId, leadId }: Reminded): Promise<RemindedClock | undefined> {
  const [clock, partner, calendars] = await Promise.all([
    runningClock(partnerId, leadId),
    findPartner(partnerId),
    readCalendars(),
  ]);
  if (clock === undefined || partner === undefined) return undefined;
  const { name, until, kind } = clock;
  return {
    name,
    until,
    at: remindAt(clock, calendarOf(partner, calendars)),
    tell: async () => [
      { tiding: clockTiding(clock, reminderTellings[kind]), people: await peopleOf(partnerId) },
    ],
  };
}

/** Protections last for months: they count by the wall, and end whether or not anybody works. */
async function clockOfDeal(
  { partnerId, leadId: dealId }: Reminded,
  at: string,
): Promise<RemindedClock | undefined> {
  const clock = await protectionClock(dealId, at);
  if (clock === undefined) return undefined;
  const { name, until } = clock;
  return {
    name,
    until,
    at: remindAt(clock, null),
    tell: async () => {
      const [deal, people] = await Promise.all([findToldDeal(dealId, at), peopleOf(partnerId)]);
      const tiding: Tiding = {
        ...plainClockTiding(clock, reminderTellings.protection),
        facts: deal === undefined ? null : factsOfDeal(deal.facts),
        about: { place: 'deal', id: dealId },
      };
      return [{ tiding, people }];
    },
  };
}

/** A case reminds whoever must act: its sides while they are asked, else those who decide. */
async function clockOfCase({ leadId: conflictId }: Reminded, at: string): Promise<RemindedClock | undefined> {
  const clock = await caseClock(conflictId, at);
  if (clock === undefined) return undefined;
  const { name, until } = clock;
  const tidingOf = (facts: Tiding['facts']): Tiding => ({
    ...plainClockTiding(clock, reminderTellings[clock.kind]),
    facts,
    about: { place: 'case', id: conflictId },
  });
  return {
    name,
    until,
    at: remindAt(clock, null),
    tell: async () => {
      const one = await findToldCase(conflictId, at);
      if (one === undefined) return [];
      if (clock.kind === 'evidence')
        return [{ tiding: tidingOf(null), people: (await Promise.all(one.silentIds.map(peopleOf))).flat() }];
      const [people, claimed] = await Promise.all([keepersOf(one), findClaimedFacts(conflictId)]);
      return [{ tiding: tidingOf(claimed && factsOfDeal(claimed)), people }];
    },
  };
}

const clocks = { lead: clockOfLead, deal: clockOfDeal, case: clockOfCase } as const;

/** The clock that runs for what a reminder is about, at an instant; undefined where none does. */
export const remindedClock = (about: Reminded, at: string): Promise<RemindedClock | undefined> =>
  clocks[about.of](about, at);
