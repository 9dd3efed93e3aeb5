/** What partners have registered: drafts, what waits and is protected, what ended, and three conflicts. */
import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import { lyingAt } from '@rafiq/shared/partners/lying-at.ts';
import { accountNameKey } from '#functions/accounts/store/account-keys.ts';
import { extend, nextDue } from '#functions/deals/domain/protection.ts';
import { passTime } from '#functions/deals/domain/pass-time.ts';
import type { Registration } from '#functions/deals/domain/registration.ts';
import type { Actor } from '#functions/kernel/event.ts';
import type { Member } from './channel.ts';
import { shownPartner } from './content/partners-emirates.ts';
import { countries, type Country } from './content/places.ts';
import { demoProducts } from './content/products.ts';
import { newCustomers, type Company } from './customers.ts';
import { tellOfDeal } from './deal-notices.ts';
import { systemActor } from './people.ts';
import { evidenceBy, newRegistrations, protectionTerms, reviewBy } from './registrations.ts';
import type { Story } from './story.ts';
import { callingHours, lastAtWork, vendorOffice } from './working-hours.ts';
import { dayMs, hourMs, instant } from './world.ts';

const words = {
  plans: [
    'New branch offices; they want one supplier for all of them.',
    'Their firewalls are out of support in spring. We did the audit last month.',
    'They move to the cloud and have nobody who watches it at night.',
    'A tender is announced; we wrote the requirements with them.',
  ],
  progress: 'Second workshop held; they compare two designs now.',
  sentBack: 'Please say who decides there, and what the value is made of.',
  rejected: 'There is no project this year; we asked them together with you.',
  askForTime: 'Their board meets again next month.',
  asked: 'Please say when you first spoke with the customer, and what you have done since.',
  ofClaimant: 'We met their head of IT in September and installed a trial. The plan of it is with you.',
  ofHolder: 'They have been our customer for six years; we asked them about this renewal in August.',
  split: 'One side found the project, the other knows the site: you deliver it together.',
  appeal: 'The registration that was first is for another branch. Ours names the project and its buyer.',
} as const;

/** So long before the present moment. */
interface Ago {
  days?: number;
  hours?: number;
}
const agoMs = ({ days = 0, hours = 0 }: Ago): number => days * dayMs + hours * hourMs;

/** Tells of them, up to the present moment of the story. */
export function tellDeals(story: Story): void {
  const { world, vendor, channel, productIds } = story;
  const random = world.random.branch('deals');
  const market = newCustomers(random.branch('companies'), 6_000);
  const book = newRegistrations(story, (event) => tellOfDeal(story, event));
  const shown = channel.bySlug(shownPartner);
  const sweeper = systemActor('sweep-deals');

  /** What was long ago was done in office hours; of the last days everything has its hour. */
  const at = (ago: Ago, office: Parameters<typeof lastAtWork>[1]): number => {
    const ms = world.nowMs - agoMs(ago);
    return agoMs(ago) > 6 * dayMs ? lastAtWork(ms, office) : ms;
  };
  const atPartner = (member: Member, ago: Ago): number => at(ago, callingHours(member.partner));
  const atVendor = (ago: Ago): number => at(ago, vendorOffice);
  const personOf = ({ people }: Member): Actor => people.at(-1) ?? people[0] ?? sweeper;
  const managerOf = ({ partner }: Member): Actor =>
    [vendor.manager, vendor.managerAbroad].find(({ id }) => id === partner.managerId) ?? vendor.operations;

  /** A company that nobody has asked for yet: what becomes of it is told here alone. */
  const newcomer = (country: Country, { partner }: Member): Company => {
    const isAtHome = partner.country === country.code;
    for (;;) {
      const company = market.ofCountry(country);
      const { subdivision } = company.city;
      const place = { country: country.code, subdivision, postalCode: company.postalCode ?? null };
      const known = world.table.get(accountNameKey(company.name, country.code)) !== undefined;
      if (!known && (!isAtHome || lyingAt(place)(partner))) return company;
    }
  };

  /** Something such a company would buy. */
  const contentFor = (
    member: Member,
    countryCode: string,
    family: string,
    closesInDays: number,
    nowMs: number,
  ): DealContent => {
    const country = countries.find(({ code }) => code === countryCode);
    const product = random.pick(demoProducts.filter((one) => one.family === family));
    if (country === undefined) throw new Error(`Nothing is sold in ${countryCode}`);
    const company = newcomer(country, member);
    const contact = random.pick(company.contacts);
    const amount =
      Math.round((product.typicalUsd * country.perUsd * (2 + 6 * random.next())) / 1_000) * 1_000;
    const productId = productIds.get(product.key);
    return {
      company: {
        name: company.name,
        website: company.website,
        country: country.code,
        subdivision: company.city.subdivision,
        city: company.city.name,
        street: company.street,
        ...(company.postalCode === undefined ? {} : { postalCode: company.postalCode }),
      },
      contact,
      consentToContact: {
        given: true,
        basis: 'consent',
        source: 'meeting',
        date: instant(nowMs - dayMs).slice(0, 10),
      },
      ...(productId === undefined ? {} : { productId }),
      value: { amount: `${amount}.00`, currency: country.currency },
      expectedCloseOn: instant(world.nowMs + closesInDays * dayMs).slice(0, 10),
      description: random.pick(words.plans),
    };
  };

  /** A draft, an hour before what follows. */
  const begun = (member: Member, content: DealContent, atMs: number): string =>
    book.begin(member, content, personOf(member), atMs - hourMs);
  const submitted = (member: Member, ago: Ago, content: DealContent): Registration => {
    const atMs = atPartner(member, ago);
    const id = begun(member, content, atMs);
    book.submit(id, personOf(member), atMs);
    return book.deal(id);
  };
  const registered = (
    member: Member,
    ago: Ago,
    family: string,
    country = member.partner.country,
  ): Registration =>
    submitted(
      member,
      ago,
      contentFor(member, country, family, 30 + random.between(0, 60), atPartner(member, ago)),
    );

  const checkedIn = (member: Member, { id }: Registration, ago: Ago): void => {
    const atMs = atPartner(member, ago);
    const { protection } = book.deal(id);
    book.move(id, 'check-in', personOf(member), atMs, {
      happened: 'checked-in',
      change: { protection: protection && { ...protection, lastProgressAt: instant(atMs), warnedAt: null } },
      note: words.progress,
      noteFor: 'both',
    });
  };
  /** What the clock has done to it by now. */
  const aged = ({ id }: Registration): void => {
    for (;;) {
      const before = book.deal(id);
      const due = nextDue(before, protectionTerms);
      const passed =
        due === null || due.at > instant(world.nowMs) ? undefined : passTime(before, protectionTerms, due.at);
      if (due === null || passed === undefined) return;
      book.settle(before, passed, sweeper, Date.parse(due.at));
    }
  };
  const ended = (
    member: Member,
    { id }: Registration,
    move: 'win' | 'lose',
    reason: string | null,
    ago: Ago,
  ): void => {
    const atMs = atPartner(member, ago);
    const { protection, content } = book.deal(id);
    const value = move === 'win' ? (content.value ?? null) : null;
    book.move(id, move, personOf(member), atMs, {
      happened: move === 'win' ? 'won' : 'lost',
      change: {
        end: { at: instant(atMs), reason, note: null, value },
        protection: protection && { ...protection, pending: null },
      },
      data: {
        ...(reason === null ? {} : { reason }),
        ...(value === null ? {} : { amount: value.amount, currency: value.currency }),
      },
      noteFor: 'both',
    });
  };

  // Of the partner whose accounts are printed: one of each kind that a person may meet.
  const nowAt = world.nowMs;
  begun(shown, contentFor(shown, 'AE', 'Rampart', 60, nowAt), atPartner(shown, { hours: 20 }));
  const { company, productId } = contentFor(shown, 'AE', 'Lantern', 60, nowAt);
  begun(
    shown,
    { company: { name: company.name, country: 'AE' }, ...(productId && { productId }) },
    atPartner(shown, { days: 2 }),
  );

  const running = registered(shown, { days: 20 }, 'Rampart');
  checkedIn(shown, running, { days: 6 });
  const warned = registered(shown, { days: 26 }, 'Meridian');
  aged(warned);
  const lengthened = registered(shown, { days: 55 }, 'Lantern');
  for (const days of [34, 16]) checkedIn(shown, lengthened, { days });
  const lengthenedTerms = book.deal(lengthened.id).protection;
  const askedMs = atPartner(shown, { hours: 26 });
  book.move(lengthened.id, 'request-extension', personOf(shown), askedMs, {
    happened: 'extension-requested',
    data: { reason: 'budget-cycle' },
    change: {
      protection: lengthenedTerms && {
        ...lengthenedTerms,
        pending: { reason: 'budget-cycle', note: words.askForTime, requestedAt: instant(askedMs) },
      },
    },
    note: words.askForTime,
    noteFor: 'both',
  });
  const won = registered(shown, { days: 48 }, 'Rampart');
  checkedIn(shown, won, { days: 27 });
  ended(shown, won, 'win', null, { days: 9 });
  ended(shown, registered(shown, { days: 40 }, 'Meridian'), 'lose', 'price', { days: 20 });

  // Outside of its territory a person looks: in Oman.
  registered(shown, { hours: 7 }, 'Meridian', 'OM');
  const refused = registered(shown, { days: 13 }, 'Rampart', 'OM');
  const refusedMs = atVendor({ days: 12 });
  book.move(refused.id, 'reject', managerOf(shown), refusedMs, {
    happened: 'rejected',
    data: { reason: 'not-qualified' },
    change: {
      decideBy: null,
      decision: { by: 'person', at: instant(refusedMs), reason: 'not-qualified', note: words.rejected },
    },
    note: words.rejected,
    noteFor: 'both',
  });
  const incomplete = registered(shown, { days: 3 }, 'Lantern', 'OM');
  const sentBackMs = atVendor({ days: 2 });
  book.move(incomplete.id, 'ask', managerOf(shown), sentBackMs, {
    happened: 'sent-back',
    change: {
      decideBy: null,
      asked: { fields: ['contact', 'value'], note: words.sentBack, at: instant(sentBackMs) },
    },
    note: words.sentBack,
    noteFor: 'both',
  });

  tellOthers();
  tellConflicts();
  tellReseller();

  /** Of other partners, so that the vendor's lists are those of a channel. */
  function tellOthers(): void {
    for (const [slug, family, days] of [
      ['gulfline', 'Rampart', 17],
      ['oasisbridge', 'Meridian', 9],
      ['nebras', 'Lantern', 18],
      ['niledelta', 'Rampart', 5],
      ['bogazag', 'Meridian', 14],
      ['nordlicht', 'Lantern', 16],
      ['thamesgate', 'Rampart', 11],
    ] as const)
      registered(channel.bySlug(slug), { days }, family);
    for (const [slug, family, country, hours] of [
      ['pearlcoast', 'Rampart', 'SA', 30],
      ['kuwaitbay', 'Meridian', 'SA', 9],
      ['sahyadri', 'Lantern', 'AE', 3],
    ] as const)
      registered(channel.bySlug(slug), { hours }, family, country);
    const partner = channel.bySlug('sama');
    aged(registered(partner, { days: 37 }, 'Rampart'));
    const winner = channel.bySlug('harborlight');
    ended(winner, registered(winner, { days: 28 }, 'Meridian'), 'win', null, { days: 8 });
    const longer = channel.bySlug('qalaa');
    const extended = registered(longer, { days: 45 }, 'Lantern');
    for (const days of [25, 8]) checkedIn(longer, extended, { days });
    const { protection } = book.deal(extended.id);
    const requestedAt = instant(atPartner(longer, { days: 7 }));
    const pending = { reason: 'procurement', note: null, requestedAt } as const;
    book.move(extended.id, 'request-extension', personOf(longer), Date.parse(requestedAt), {
      happened: 'extension-requested',
      data: { reason: 'procurement' },
      change: { protection: protection && { ...protection, pending } },
      noteFor: 'both',
    });
    const asked = book.deal(extended.id).protection;
    book.move(extended.id, 'grant-extension', managerOf(longer), atVendor({ days: 6 }), {
      happened: 'extended',
      data: { days: protectionTerms.extensionDays },
      change: { protection: asked && extend(asked, protectionTerms) },
      noteFor: 'both',
    });
  }

  /** Of the one that buys from the shown partner and lets it see what it registers. */
  function tellReseller(): void {
    const reseller = channel.bySlug('safeharbour');
    registered(reseller, { days: 10 }, 'Rampart');
    registered(reseller, { days: 4 }, 'Meridian');
    const sold = registered(reseller, { days: 30 }, 'Lantern');
    ended(reseller, sold, 'win', null, { days: 7 });
  }

  /** Two partners at one deal: where both were heard, where it was split, and where a refusal is appealed against. */
  function tellConflicts(): void {
    const [gulfline, oasis] = [channel.bySlug('gulfline'), channel.bySlug('oasisbridge')];
    const caseOf = ({ id }: Registration): string => {
      const { conflictId } = book.deal(id);
      if (conflictId === null) throw new Error(`Nobody stands in the way of ${id}`);
      return conflictId;
    };
    /** The same deal, as a rival registers it: it spells the company the same and knows another person there. */
    const alsoRegistered = (member: Member, { content }: Registration, ago: Ago): Registration => {
      const { contact: _theirs, consentToContact: _agreed, ...rest } = content;
      return submitted(member, ago, rest);
    };
    const ask = (conflictId: string, by: Actor, ago: Ago): void => {
      const atMs = atVendor(ago);
      const owner = { userId: by.id, name: nameOf(by) };
      book.moveCase(conflictId, 'ask-parties', by, atMs, {
        happened: 'parties-asked',
        change: {
          holdersTold: true,
          hearUntil: evidenceBy(atMs),
          owner,
          asked: { at: instant(atMs), note: words.asked },
          dueAt: evidenceBy(atMs),
          overdueAt: null,
        },
        note: words.asked,
      });
    };
    const nameOf = ({ id }: Actor): string => (id === vendor.manager.id ? 'Omar Haddad' : 'Nadia Rahimi');

    const first = registered(shown, { hours: 30 }, 'Rampart', 'OM');
    const heard = caseOf(alsoRegistered(oasis, first, { hours: 26 }));
    ask(heard, vendor.manager, { hours: 20 });
    book.giveEvidence(
      heard,
      oasis.partner.id,
      words.ofClaimant,
      personOf(oasis),
      atPartner(oasis, { hours: 14 }),
    );
    book.giveEvidence(
      heard,
      shown.partner.id,
      words.ofHolder,
      personOf(shown),
      atPartner(shown, { hours: 5 }),
    );

    const theirs = registered(gulfline, { days: 14 }, 'Meridian', 'OM');
    const shared = caseOf(alsoRegistered(shown, theirs, { days: 6 }));
    ask(shared, vendor.manager, { days: 5 });
    book.giveEvidence(
      shared,
      gulfline.partner.id,
      words.ofHolder,
      personOf(gulfline),
      atPartner(gulfline, { days: 4 }),
    );
    book.resolve(
      shared,
      { resolution: 'split', claimantShare: 60, note: words.split },
      vendor.manager,
      atVendor({ hours: 60 }),
    );

    const held = registered(gulfline, { days: 24 }, 'Lantern');
    checkedIn(gulfline, held, { days: 5 });
    const lost = alsoRegistered(shown, held, { hours: 50 });
    const appealed = caseOf(lost);
    const appealMs = atPartner(shown, { hours: 22 });
    const { partnerId, partnerName } = book.deal(lost.id);
    book.moveCase(appealed, 'appeal', personOf(shown), appealMs, {
      happened: 'appealed',
      vendorData: { partnerId, partnerName },
      change: {
        appeal: { by: 'claimant', partnerId, at: instant(appealMs), text: words.appeal },
        dueAt: reviewBy(appealMs),
        overdueAt: null,
      },
    });
  }
}
