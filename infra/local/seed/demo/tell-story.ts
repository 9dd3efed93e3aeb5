/** Eight weeks of a channel, told by the domain's own functions: the items that are left in the table at the end. */
import { tieWrite } from '#functions/accounts/index.ts';
import { factsOfMatched, parseMatched } from '#functions/accounts/store/matched-account.ts';
import { firstPostings } from '#functions/accounts/write-postings.ts';
import { tieOf } from '#functions/leads/domain/account-tie.ts';
import { tallyEvents } from '#functions/leads/domain/tally-events.ts';
import { parsePolicy } from '#functions/leads/store/policies.ts';
import { tallyWrites } from '#functions/leads/store/tally.ts';
import { shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { timeZoneOfCountry } from '#functions/partners/domain/country-time-zones.ts';
import { makeRequest, submit } from './arrivals.ts';
import { openCatalogue } from './catalogue.ts';
import { newChannel } from './channel.ts';
import type { DemoPartner } from './content/demo-partner.ts';
import { partnersInArabia } from './content/partners-arabia.ts';
import { partnersInEmirates } from './content/partners-emirates.ts';
import { partnersElsewhere } from './content/partners-elsewhere.ts';
import { countries, type Country } from './content/places.ts';
import { newCustomers } from './customers.ts';
import { remindOfDeals } from './deal-notices.ts';
import { exchangeWords } from './exchange-words.ts';
import { follow } from './follow.ts';
import { joinPartner } from './join-partners.ts';
import { linkChain } from './link-chain.ts';
import { tellDeals } from './tell-deals.ts';
import { tellNotices } from './notices.ts';
import { inviteVendorPeople, systemActor } from './people.ts';
import { arrive, plotStory } from './plot.ts';
import type { Random } from './random.ts';
import type { Story } from './story.ts';
import { isAtWork, lastAtWork, vendorOffice } from './working-hours.ts';
import { openWebsite } from './website.ts';
import { dayMs, hourMs, instant, newWorld, type World } from './world.ts';

export const demoPartners: readonly DemoPartner[] = [
  ...partnersInEmirates,
  ...partnersInArabia,
  ...partnersElsewhere,
];

/** How much is told. */
export const demoLeads = 1_500;
const weeks = 8;

/**
 * Tells the story up to a moment. The same seed and moment give the same items, byte for byte.
 * @param nowMs where it ends, in milliseconds since the epoch
 * @param leads how many come in all
 */
export function tellStory(seed: string, nowMs: number, leads: number = demoLeads): Story {
  const world = newWorld(seed, nowMs);
  const beginMs = Math.floor(nowMs / hourMs) * hourMs - weeks * 7 * dayMs;
  const vendor = inviteVendorPeople(world, beginMs);
  const productIds = openCatalogue(world, vendor.operations, lastAtWork(beginMs - 150 * dayMs, vendorOffice));
  const story: Story = {
    world,
    vendor,
    productIds,
    channel: newChannel(world),
    customers: newCustomers(world.random.branch('customers'), leads),
    random: world.random.branch('behaviour'),
    policy: parsePolicy(undefined),
    leads: new Map(),
    arrangements: new Map(),
    told: [],
  };
  demoPartners.forEach((described, order) => {
    const facts = { vendor, productIds };
    if (described.joinedDaysAgo === undefined) {
      joinPartner(world, story.channel, described, {
        ...facts,
        atMs: lastAtWork(beginMs - (120 - order) * dayMs, vendorOffice),
      });
      return;
    }
    world.agenda.plan(lastAtWork(nowMs - described.joinedDaysAgo * dayMs, vendorOffice), (atMs) => {
      const member = joinPartner(world, story.channel, described, { ...facts, atMs });
      story.channel.welcome(member, atMs + 1_500);
    });
  });
  const arranged = plotStory(story, follow);
  for (const arrival of arranged) world.agenda.plan(arrival.atMs, () => arrive(story, arrival, follow));
  for (const { atMs, country } of chanceArrivals(
    world.random.branch('arrivals'),
    beginMs,
    nowMs,
    leads - arranged.length,
  )) {
    world.agenda.plan(atMs, () => {
      submit(story, makeRequest(story, atMs, { country }), atMs, undefined, follow);
    });
  }
  world.agenda.runUntil(nowMs);
  openWebsite(world, productIds, vendor.operations, lastAtWork(nowMs - 3 * dayMs, vendorOffice));
  tellNotices(story);
  exchangeWords(story);
  world.commit(world.changeBy(systemActor('tally-leads'), nowMs), {
    writes: tallyWrites(instant(nowMs), tallyEvents(story.told)),
    events: [],
  });
  for (const lead of story.leads.values()) {
    const { accountId } = lead.customer;
    const tie = tieOf(lead);
    if (accountId !== null && tie.kind !== 'none')
      story.world.table.write([tieWrite(accountId, lead.id, tie)]);
  }
  tellDeals(story);
  remindOfDeals(story);
  linkChain(story);
  indexAccounts(world);
  return story;
}

/** Accounts are found by any spelling of their names, as the worker that hears of them would see to. */
function indexAccounts({ table }: World): void {
  const accounts = table.items().filter(({ kind }) => kind === 'matched-account');
  const toIndex = accounts.map((item) => ({
    accountId: String(item['pk']).replace('ACCOUNT#', ''),
    facts: factsOfMatched(parseMatched(item)),
  }));
  table.write(firstPostings(toIndex));
}

/** Offices bring most of the leads; the nights and days of rest bring some. */
const oddsAtRest = 0.16;

function chanceArrivals(
  random: Random,
  beginMs: number,
  nowMs: number,
  count: number,
): { atMs: number; country: string }[] {
  const weighed = countries.map((country): readonly [Country, number] => [country, country.share]);
  return Array.from({ length: count }, () => {
    const country = random.weighted(weighed).code;
    const office = {
      timeZone: timeZoneOfCountry(country),
      workingHours: shippedWeekOf(country),
      holidays: [],
      timeOff: [],
    };
    for (;;) {
      const atMs = random.between(beginMs, nowMs - 60_000);
      // The channel grows: later weeks bring more than the first.
      const growth = 0.7 + (0.3 * (atMs - beginMs)) / (nowMs - beginMs);
      if (random.chance(growth * (isAtWork(atMs, office) ? 1 : oddsAtRest))) return { atMs, country };
    }
  });
}
