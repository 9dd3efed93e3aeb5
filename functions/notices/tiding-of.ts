/** What an event gives to tell: each matter gathers what must be known beside the event itself. */
import { invitationLink } from '#functions/identity/index.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { findLeadFacts, recallClock, runningClock, type RunningClock } from '#functions/leads/index.ts';
import { factsOf, type Tiding } from './domain/notice.ts';
import type { Matter, Telling } from './domain/tellings.ts';
import { toldBy } from './domain/told-by.ts';
import { caseMatters, dealMatters } from './deal-tidings.ts';
import { plainClockTiding, plainTiding, type Gather } from './plain-tiding.ts';

/** What is told of the clock of a lead. */
export const clockTiding = (clock: RunningClock, telling: Pick<Telling, 'kind' | 'code'>): Tiding => {
  const { kind, name, partnerId, leadId, facts } = clock;
  return {
    ...plainClockTiding(clock, telling),
    facts: factsOf(facts),
    about: { place: kind === 'offer' ? 'offer' : 'lead', id: leadId },
    clock: { partnerId, leadId, name },
  };
};

const gather: Readonly<Record<Matter, Gather>> = {
  /** An offer that was answered before anyone could be told of it is no news any more. */
  'running-offer': async (event, telling) => {
    const { partnerId } = toldBy(event.data);
    const clock = partnerId === null ? undefined : await runningClock(partnerId, event.subject);
    return clock?.kind === 'offer' ? clockTiding(clock, telling) : undefined;
  },

  /** A recall that was averted before anyone could be told of it is no news any more. */
  recall: async (event, telling) => {
    const { partnerId } = toldBy(event.data);
    const clock = partnerId === null ? undefined : await recallClock(partnerId, event.subject);
    return clock && clockTiding(clock, telling);
  },

  lead: async (event, telling) => {
    const facts = await findLeadFacts(event.subject);
    return (
      facts && {
        ...plainTiding(event, telling),
        facts: factsOf(facts),
        about: { place: 'lead', id: event.subject },
      }
    );
  },

  /** Whoever held it may still be told which one it was, but finds it nowhere any more. */
  'lead-taken-back': async (event, telling) => {
    const facts = await findLeadFacts(event.subject);
    return facts && { ...plainTiding(event, telling), facts: factsOf(facts) };
  },

  ...dealMatters,
  ...caseMatters,

  import: (event, telling) => ({
    ...plainTiding(event, telling),
    params: toldBy(event.data).rows ?? { taken: 0, unchanged: 0, refused: 0 },
    about: { place: 'import', id: event.subject },
  }),

  invitation: (event, telling) => ({
    ...plainTiding(event, telling),
    // The version of the event is that of the message: what its link names.
    params: { role: toldBy(event.data).role, link: invitationLink(event.subject, event.version) },
  }),
};

/** What is told of an event; undefined if there is nothing left to tell. */
export const tidingOf = async (event: StoredEvent, telling: Telling): Promise<Tiding | undefined> =>
  gather[telling.about](event, telling);
