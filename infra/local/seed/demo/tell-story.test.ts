import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { vendorCase } from '@rafiq/shared/deals/case-contract.ts';
import { vendorDeal } from '@rafiq/shared/deals/contract.ts';
import { formSettings } from '@rafiq/shared/forms/contract.ts';
import { leadView, vendorLead } from '@rafiq/shared/leads/contract.ts';
import { leadMoves } from '@rafiq/shared/leads/status.ts';
import { partner as partnerOnWire } from '@rafiq/shared/partners/contract.ts';
import { faultsOfForm } from '#functions/forms/domain/form-faults.ts';
import { matchedAccountKey } from '#functions/accounts/store/account-keys.ts';
import { parseMatched } from '#functions/accounts/store/matched-account.ts';
import { vendorCaseView } from '#functions/deals/case-views.ts';
import { countsAsOpen } from '#functions/deals/domain/registration.ts';
import { shippedConflictPolicy } from '#functions/deals/domain/shipped-conflict-policy.ts';
import { parseCase } from '#functions/deals/store/case-items.ts';
import { parseDeal } from '#functions/deals/store/deal-items.ts';
import { openDealsKey } from '#functions/deals/store/deal-keys.ts';
import { vendorDealView } from '#functions/deals/views.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { holderOf, isWorked, occupies } from '#functions/leads/domain/lead.ts';
import { parseCopy, parseLead, parseOffer, parsePoolRow } from '#functions/leads/store/lead-items.ts';
import { ownerView, partnerView, vendorView } from '#functions/leads/views.ts';
import type { StoredNote } from '#functions/notes/domain/note.ts';
import type { Notice } from '#functions/notices/domain/notice.ts';
import { shownPartner } from './content/partners-emirates.ts';
import { tellStory } from './tell-story.ts';
import { isAtWork, vendorOffice } from './working-hours.ts';
import { hourMs, instant } from './world.ts';

// A Sunday before dawn, in the middle of a weekend of the Emirates, and a Wednesday afternoon.
const nowMs = Date.parse('2026-11-22T01:30:00.000Z');
const anotherMs = Date.parse('2027-02-10T11:45:30.500Z');
const story = tellStory('test', nowMs);
const items = story.world.table.items();

const digestOf = (all: readonly Item[]): string =>
  createHash('sha256').update(JSON.stringify(all)).digest('hex');
const ofKind = (kind: string): Item[] => items.filter((item) => item['kind'] === kind);
const at = (pk: string, sk: string): Item => story.world.table.get({ pk, sk }) ?? {};
const leads = [...story.leads.values()];
const events = ofKind('event').map((item) => item['event'] as StoredEvent);
const eventsOf = new Map<string, StoredEvent[]>();
for (const event of events) eventsOf.set(event.subject, [...(eventsOf.get(event.subject) ?? []), event]);
const verbOf = ({ type }: StoredEvent): string => type.split('.')[3] ?? '';
const shown = story.channel.bySlug(shownPartner).partner;

it('has a form for the website that fits together and speaks every language', () => {
  const forms = ofKind('form');
  expect(forms).toHaveLength(1);
  const settings = formSettings.parse(
    Object.fromEntries(Object.keys(formSettings.shape).map((name) => [name, forms[0]?.[name]])),
  );
  expect(faultsOfForm(settings)).toEqual([]);
  expect(Object.keys(settings.words)).toEqual(['en', 'ar', 'fa']);
});

describe('the demo story', { timeout: 120_000 }, () => {
  it('is the same for the same seed and moment, and another for another seed', () => {
    const small = (seed: string): string => digestOf(tellStory(seed, nowMs, 300).world.table.items());
    expect(small('test')).toBe(small('test'));
    expect(small('test')).not.toBe(small('other'));
  });

  it('tells everyone of a partner of the offers that run for it, and reminds of every clock in time', () => {
    const running = leads.filter(({ state }) => state.substatus === 'offered');
    const told = ofKind('notice').map((item) => item['notice'] as { code: string; about: { id: string } });
    const offers = told.filter(({ code }) => code === 'offer-made');
    expect(new Set(offers.map(({ about }) => about.id))).toEqual(new Set(running.map(({ id }) => id)));
    const waiting = ofKind('reminder').map(({ duesk }) => String(duesk));
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.filter((due) => due <= instant(nowMs))).toEqual([]);
  });

  it.each([nowMs, anotherMs])(
    'has the size and every state that is promised, whenever it is told (%i)',
    (toldMs) => {
      const { channel, leads: told, world } = toldMs === nowMs ? story : tellStory('test', toldMs);
      const partners = [...channel.members.values()].map(({ partner }) => partner);
      expect(told.size).toBe(1_500);
      expect(partners).toHaveLength(60);
      expect(new Set(partners.map(({ country }) => country)).size).toBe(12);
      expect(new Set(partners.map(({ tier }) => tier)).size).toBe(3);
      expect(partners.filter(({ status }) => status === 'suspended')).toHaveLength(2);
      expect(partners.filter(({ weight }) => weight === 0)).toHaveLength(1);
      expect(world.table.items().filter(({ kind }) => kind === 'account').length).toBeGreaterThan(400);

      const states = [...told.values()].map(({ state }) => state);
      const reachable = ['pending', ...Object.values(leadMoves).map(({ to }) => to)];
      expect([...new Set(states.map(({ substatus }) => substatus))].sort()).toEqual(
        [...new Set(reachable)].sort(),
      );
      const reasons = states.flatMap((state) => (state.substatus === 'unplaced' ? [state.reason.code] : []));
      expect([...new Set(reasons)]).toEqual(
        expect.arrayContaining(
          [
            'availability',
            'capacity',
            'hop-limit',
            'no-consent',
            'no-country',
            'nobody-serves',
            'specialisation',
            'unknown-country',
          ].map((reason) => `unplaced.${reason}`),
        ),
      );
    },
  );

  it('has leads that were recalled, and some whose partner was warned', () => {
    const verbs = [...eventsOf.values()].flat().map(({ type }) => type.split('.')[3]);
    expect(verbs.filter((verb) => verb === 'recalled').length).toBeGreaterThan(3);
    const warned = leads.filter(({ state }) => isWorked(state) && state.idle?.recallAt);
    expect(warned.length).toBeGreaterThan(0);
  });

  it('leaves the shown partner with offers that run, leads to call and leads to claim', () => {
    const offers = leads.flatMap(({ state }) =>
      state.substatus === 'offered' && state.partnerId === shown.id
        ? [Date.parse(state.expiresAt) - nowMs]
        : [],
    );
    expect(offers.length).toBeGreaterThanOrEqual(3);
    expect(offers.length).toBeLessThanOrEqual(6);
    expect(Math.min(...offers)).toBeGreaterThan(0);
    expect(Math.min(...offers)).toBeLessThan(hourMs);
    const owned = leads.filter(({ state }) => state.substatus === 'accepted' && state.partnerId === shown.id);
    expect(owned.length).toBeGreaterThanOrEqual(3);
    const pool = ofKind('pool-row').map(parsePoolRow);
    expect(pool.filter(({ facts }) => facts.country === 'AE').length).toBeGreaterThanOrEqual(4);
  });

  it('keeps what the rooms can read and answer', () => {
    for (const item of ofKind('lead')) parseLead(item);
    for (const item of ofKind('offer')) parseOffer(item);
    for (const { partner } of story.channel.members.values()) partnerOnWire.parse(partner);
    const caller = {
      role: 'channel-operations',
      userId: '',
      organisation: 'vendor',
      partnerId: null,
    } as never;
    for (const lead of leads) vendorLead.parse(vendorView(lead, caller, 'en'));
    for (const copy of ofKind('lead-copy').map(parseCopy)) {
      leadView.parse(copy.state.substatus === 'offered' ? partnerView(copy, 'ar') : ownerView(copy, 'fa'));
    }
  });

  it('tells of every lead, step by step, up to where it stands', () => {
    for (const lead of leads) {
      // What is written beside a lead makes no step of it.
      const own = (eventsOf.get(lead.id) ?? []).filter(({ changed }) => changed.includes('state'));
      expect(own.map(({ version }) => version)).toEqual(own.map((_, order) => order + 1));
      expect(own.map(({ data }) => data['from'])).toEqual([
        null,
        ...own.slice(0, -1).map(({ data }) => data['to']),
      ]);
      expect(own.map((event) => event.at)).toEqual(own.map((event) => event.at).sort());
      expect(own.at(-1)).toMatchObject({
        version: lead.version,
        data: { to: lead.state.substatus },
      });
      // A warning that nothing is done on it is nothing done on it.
      expect(own.findLast(({ type }) => !type.includes('.warned.'))?.at).toBe(lead.updatedAt);
      expect(at(`LEAD#${lead.id}`, 'RECORD')['lead']).toEqual(lead);
      expect(lead.updatedAt <= instant(nowMs)).toBe(true);
    }
  });

  it('leaves words between the shown partner and its manager: shared, kept, and a question that waits', () => {
    const notes = ofKind('note').map((item) => item['note'] as StoredNote);
    // In whichever order their identifiers fall.
    expect(Object.fromEntries(notes.map(({ organisation, shared: told }) => [organisation, told]))).toEqual({
      vendor: true,
      [shown.id]: false,
    });
    expect(notes).toHaveLength(2);
    for (const { places, text } of notes) {
      for (const { pk, sk } of places) expect(at(pk, sk)['note']).toBe(text);
    }
    const kept = notes.find(({ shared: told }) => !told);
    expect(kept?.places.map(({ pk }) => pk)).toEqual([`PTNR#${shown.id}#LEAD`]);
    expect(ofKind('question').map((item) => item['gsi1pk'])).toEqual(['QUESTIONS#open']);
  });

  it('counts in standings exactly the turns that were given and given back', () => {
    for (const { partner, described } of story.channel.members.values()) {
      const own = leads.flatMap(({ id }) => {
        const all = eventsOf.get(id) ?? [];
        return all.map((event, order) => ({ event, before: all[order - 1] }));
      });
      const mine = own.filter(({ event }) => event.data['partnerId'] === partner.id);
      const given = mine.filter(({ event }) => verbOf(event) === 'offered').length;
      const back = mine.filter(
        ({ event, before }) =>
          ['declined', 'withdrawn'].includes(verbOf(event)) &&
          before !== undefined &&
          verbOf(before) === 'offered',
      ).length;
      for (const { country } of partner.territories) {
        const { assigned = 0, creditedBack = 0 } = at(`STANDING#${country}`, partner.id);
        expect(creditedBack).toBe(back);
        const startedWith = Number(assigned) - given;
        // Whoever has been away keeps its place: what others were given meanwhile is counted as had.
        const wasAlwaysThere = described.joinedDaysAgo === undefined && partner.timeOff.length === 0;
        if (wasAlwaysThere) expect(startedWith).toBe(0);
        else expect(startedWith).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('counts in loads exactly the leads that are open', () => {
    for (const { partner } of story.channel.members.values()) {
      const open = leads.filter((lead) => occupies(lead) && holderOf(lead)?.partnerId === partner.id);
      expect(story.channel.loadOf(partner.id).open).toBe(open.length);
    }
  });

  it('counts in the overview exactly the leads there are', () => {
    const totals = at('TALLY#leads', 'ALL');
    const counted = (test: (lead: (typeof leads)[number]) => boolean) => leads.filter(test).length;
    for (const substatus of new Set(leads.map(({ state }) => state.substatus))) {
      expect(totals[`status.${substatus}`]).toBe(counted(({ state }) => state.substatus === substatus));
    }
    expect(totals['country.AE']).toBe(counted(({ facts }) => facts.country === 'AE'));
  });

  it('shows nothing of a customer before a lead is accepted', () => {
    const secrets = leads
      .filter(({ state }) => ['offered', 'pooled'].includes(state.substatus))
      .map(({ id, customer }) => ({
        id,
        words: [customer.companyName, customer.contactEmail, customer.contactPhone],
      }));
    const told = new Map(secrets.map(({ id }) => [id, '']));
    for (const item of [
      ...ofKind('lead-copy'),
      ...ofKind('event-copy'),
      ...ofKind('offer'),
      ...ofKind('pool-row'),
    ]) {
      const text = JSON.stringify(item);
      const id = /lead_\w{26}/.exec(text)?.[0] ?? '';
      if (told.has(id)) told.set(id, `${told.get(id) ?? ''}${text}`);
    }
    expect(secrets.length).toBeGreaterThan(30);
    for (const { id, words } of secrets) {
      for (const word of words) if (word !== null) expect(told.get(id)).not.toContain(word);
    }
  });

  it('lets people act in their working hours only', () => {
    const byPeople = events.filter(({ by, type }) => by.kind === 'person' && type.startsWith('rafiq.leads.'));
    expect(byPeople.length).toBeGreaterThan(3_000);
    for (const { by, at: when } of byPeople) {
      const office = story.channel.members.get(by.organisation ?? '')?.partner ?? vendorOffice;
      const ms = Date.parse(when);
      // The very last moment of a day is one of them.
      expect(isAtWork(ms, office) || isAtWork(ms - 1, office) || isAtWork(ms - 60_001, office)).toBe(true);
    }
  });

  describe.each([nowMs, anotherMs])('registrations and conflicts (%i)', (toldMs) => {
    const told = toldMs === nowMs ? story : tellStory('test', toldMs, 300);
    const kept = told.world.table.items();
    const deals = kept.filter(({ kind }) => kind === 'deal').map(parseDeal);
    const cases = kept.filter(({ kind }) => kind === 'conflict-case').map(parseCase);
    const ofDeals = kept.flatMap((item) => {
      const event = item['kind'] === 'event' ? (item['event'] as StoredEvent) : undefined;
      return event?.type.startsWith('rafiq.deals.') === true ? [event] : [];
    });

    it('leave the shown partner with one of each kind that a person may meet', () => {
      const { id } = told.channel.bySlug(shownPartner).partner;
      const own = deals.filter(({ partnerId }) => partnerId === id);
      expect(own.map(({ status }) => status).sort()).toEqual([
        'action-required',
        'approved',
        'approved',
        'approved',
        'approved',
        'draft',
        'draft',
        'in-review',
        'in-review',
        'lost',
        'rejected',
        'rejected',
        'won',
      ]);
      expect(own.filter(({ protection }) => protection?.warnedAt != null)).toHaveLength(1);
      expect(own.filter(({ protection }) => protection?.pending != null)).toHaveLength(1);
    });

    it('are of many partners, and stand in the way of each other three times', () => {
      expect(new Set(deals.map(({ partnerId }) => partnerId)).size).toBeGreaterThan(12);
      expect(
        cases.map(({ status, resolved, holders, claimant }) => [
          status,
          resolved?.resolution ?? null,
          [claimant, ...holders].map(({ evidence }) => evidence.length),
        ]),
      ).toEqual(
        expect.arrayContaining([
          ['awaiting-parties', null, [1, 1]],
          ['resolved', 'split', [0, 1]],
          ['appealed', 'upheld', [0, 0]],
        ]),
      );
      expect(cases).toHaveLength(3);
    });

    it('have clocks that run, each to a moment that is still to come', () => {
      const due = kept.flatMap(({ kind, duesk }) =>
        kind === 'deal' || kind === 'conflict-case' ? [String(duesk ?? '~')] : [],
      );
      expect(due.filter((at) => at !== '~').length).toBeGreaterThan(20);
      expect(due.filter((at) => at <= instant(toldMs))).toEqual([]);
    });

    it('are told step by step, up to where each stands, and never of what is to come', () => {
      for (const { id, version, status } of [...deals, ...cases]) {
        const own = ofDeals.filter(({ subject }) => subject === id);
        expect(own.map((event) => event.version).sort((a, b) => a - b)).toEqual(
          Array.from({ length: version }, (_, place) => place + 1),
        );
        const times = own.toSorted((a, b) => a.version - b.version).map((event) => event.at);
        expect(times).toEqual(times.toSorted());
        expect(own.find((event) => event.version === version)?.data['to']).toBe(status);
      }
      expect(ofDeals.filter((event) => event.at > instant(toldMs))).toEqual([]);
    });

    const notices = kept
      .filter(({ kind }) => kind === 'notice')
      .map((item) => ({ ...(item['notice'] as Notice), isRead: item['readAt'] !== undefined }));

    it('were told to those whom they concern as they moved: what is old was read, and little waits', () => {
      const ofDeal = notices.filter(({ about }) => about.place === 'deal');
      const ofCase = notices.filter(({ about }) => about.place === 'case');
      const heard = new Set(
        ofDeal.flatMap(({ about, organisation }) => (organisation === 'vendor' ? [] : [about.id])),
      );
      const caught = deals.filter(({ conflictId }) => conflictId !== null).map(({ id }) => id);
      // Of a draft nobody hears; of what met another claim its case tells.
      for (const { id, status } of deals)
        if (!caught.includes(id)) expect([id, heard.has(id)]).toEqual([id, status !== 'draft']);
      expect(new Set(ofCase.map(({ about }) => about.id))).toEqual(new Set(cases.map(({ id }) => id)));
      for (const { givenAt, isRead } of [...ofDeal, ...ofCase]) {
        expect(givenAt <= instant(toldMs)).toBe(true);
        expect(isRead).toBe(givenAt < instant(toldMs - 24 * hourMs));
      }
      const { id: manager } = told.vendor.manager;
      const unread = [...ofDeal, ...ofCase].filter(({ userId, isRead }) => userId === manager && !isRead);
      expect(unread.length).toBeGreaterThan(0);
      expect(unread.length).toBeLessThan(10);
    });

    it('were told to nobody of another side, and to no distributor of what its resellers register', () => {
      for (const { about, organisation } of notices) {
        if (organisation === 'vendor') continue;
        const deal = deals.find(({ id }) => id === about.id);
        const one = cases.find(({ id }) => id === about.id);
        if (deal !== undefined) expect(organisation).toBe(deal.partnerId);
        if (one === undefined) continue;
        const sides = [one.claimant, ...(one.holdersTold ? one.holders : [])];
        expect(sides.map(({ partnerId }) => partnerId)).toContain(organisation);
      }
    });

    it('have one reminder for each protection and each case that runs', () => {
      const reminders = kept.filter(({ kind }) => kind === 'reminder').map(({ pk }) => String(pk));
      const running = [
        ...deals.filter(({ status }) => status === 'approved'),
        ...cases.filter(({ status }) => status !== 'resolved' && status !== 'final'),
      ];
      for (const { id } of running)
        expect([id, reminders.filter((pk) => pk.endsWith(id)).length]).toEqual([id, 1]);
    });

    it('stand in a chain of three, each of whom shares as much as its admin has said', () => {
      const of = (slug: string) => told.channel.bySlug(slug).partner;
      const own = of(shownPartner);
      const below = (parentId: string) =>
        kept
          .filter(({ kind, pk }) => kind === 'partner-below' && pk === `PARTNER#${parentId}`)
          .map(({ id, sharing }) => [id, sharing]);
      expect(below(of('rimaldist').id)).toEqual([[own.id, 'counts']]);
      expect(below(own.id).sort()).toEqual(
        [
          [of('safeharbour').id, 'all'],
          [of('ajyal').id, 'hidden'],
        ].sort(),
      );
      expect([own.parentId, own.sharing]).toEqual([of('rimaldist').id, 'counts']);
      for (const { id } of [own, of('safeharbour')]) {
        const changes = kept.flatMap(({ kind, event }) =>
          kind === 'event' && (event as StoredEvent).subject === id ? [event as StoredEvent] : [],
        );
        const inOrder = changes.toSorted((one, other) => one.version - other.version);
        expect(inOrder.map((event) => event.at)).toEqual(changes.map((event) => event.at).toSorted());
      }
      const row = kept.find(({ kind, id }) => kind === 'partner-below' && id === own.id);
      expect(row?.['hasBelow']).toBe(true);
      const shared = deals.filter(({ partnerId }) => partnerId === of('safeharbour').id);
      expect(shared.map(({ status }) => status).sort()).toEqual(['approved', 'approved', 'won']);
    });

    it('are what the rooms can read and answer, and count as they stand', () => {
      const caller = { role: 'channel-operations', userId: '', partnerId: null } as never;
      const terms = shippedConflictPolicy.protection;
      for (const deal of deals.filter(({ submittedAt }) => submittedAt !== null))
        vendorDeal.parse(vendorDealView(deal, caller, terms, 'en'));
      for (const one of cases) vendorCase.parse(vendorCaseView(one, caller, 'ar'));
      for (const { partner } of told.channel.members.values()) {
        const open = deals.filter((deal) => deal.partnerId === partner.id && countsAsOpen(deal)).length;
        expect(told.world.table.get(openDealsKey(partner.id))?.['open'] ?? 0).toBe(open);
      }
      for (const { id, accountId, status } of deals.filter((deal) => deal.accountId !== null)) {
        const account = told.world.table.get(matchedAccountKey(accountId ?? ''));
        const entry = account && parseMatched(account).deals[id];
        // What a rule refused took nothing from anybody, and stands nowhere.
        if (entry !== undefined || status !== 'rejected') expect(entry?.status).toBe(status);
      }
    });
  });
});
