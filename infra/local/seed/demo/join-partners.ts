/** How the partners come into the channel, and what becomes of some of them. */
import type { NewPartner } from '@rafiq/shared/partners/contract.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import { organisationWrites, type NewInvitation } from '#functions/identity/index.ts';
import { organisationKey } from '#functions/identity/store/identity-keys.ts';
import { invitationEvent } from '#functions/identity/index.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { changePartner } from '#functions/partners/domain/change-partner.ts';
import { movePartner } from '#functions/partners/domain/move-partner.ts';
import { openPartner } from '#functions/partners/domain/open-partner.ts';
import { addTimeOff } from '#functions/partners/domain/time-off.ts';
import { eventOf, insertWrites } from '#functions/partners/store/partner-writes.ts';
import type { Channel, Member } from './channel.ts';
import type { DemoPartner } from './content/demo-partner.ts';
import { countryOf } from './content/places.ts';
import { personName, type Culture, type PersonName } from './content/person-names.ts';
import { slugOf } from './content/company-names.ts';
import { invite, type VendorPeople } from './people.ts';
import { phoneOf } from './customers.ts';
import type { Random } from './random.ts';
import { afterWork } from './working-hours.ts';
import { dayMs, instant, type World } from './world.ts';

const managedNearby = new Set(['AE', 'QA']);
const managedAbroad = new Set(['DE', 'GB', 'US']);

const managerOf = (country: string, vendor: VendorPeople): string | undefined =>
  managedNearby.has(country)
    ? vendor.manager.id
    : managedAbroad.has(country)
      ? vendor.managerAbroad.id
      : undefined;

/** A partner joins: its record, its organisation, its admin and its sellers. */
export function joinPartner(
  world: World,
  channel: Channel,
  described: DemoPartner,
  facts: { atMs: number; vendor: VendorPeople; productIds: ReadonlyMap<string, string> },
): Member {
  const { atMs, vendor } = facts;
  const random = world.random.branch(`partner ${described.slug}`);
  const partner = openPartner(newPartnerOf(described, random.between(1, 180), facts), {
    id: world.newId('partner', atMs),
    at: instant(atMs),
  });
  const names = distinctNames(random, described.culture, random.between(2, 4));
  const [admin, ...sellers] = names.map(({ native, latin }, order): NewInvitation => {
    const box = order === 0 ? 'admin' : order === 1 ? 'seller' : slugOf(latin).replaceAll('-', '.');
    return {
      email: `${box}@${described.slug}.example`,
      organisation: partner.id,
      role: order === 0 ? 'partner-admin' : 'partner-seller',
      userId: world.newId('user', atMs),
      name: described.writes === 'en' ? latin : native,
    };
  });
  if (admin === undefined) throw new Error('A partner needs an admin');
  const { country, kind, tier } = partner;
  world.commit(world.changeBy(vendor.operations, atMs), {
    writes: [
      ...insertWrites(partner),
      ...organisationWrites({ organisation: partner.id, name: partner.name, admin }),
    ],
    events: [
      eventOf(partner, { verb: 'created', data: { country, kind, tier, adminUserId: admin.userId } }),
      invitationEvent(admin),
    ],
  });
  const people = [admin, ...sellers].map(({ userId }): Actor => ({
    kind: 'person',
    id: userId,
    organisation: partner.id,
  }));
  sellers.forEach((seller, order) => {
    invite(world, afterWork(atMs, 3 + 5 * order, partner), people[0] as Actor, seller);
  });
  const member = {
    described,
    partner,
    people,
    names: [admin, ...sellers].map(({ name }) => name ?? described.name),
  };
  channel.add(member);
  return member;
}

/** People of one organisation have different names: their addresses are made of them. */
function distinctNames(random: Random, culture: Culture, count: number): PersonName[] {
  const names = new Map<string, PersonName>();
  while (names.size < count) {
    const name = personName(random, culture);
    names.set(name.latin, name);
  }
  return [...names.values()];
}

function newPartnerOf(
  described: DemoPartner,
  house: number,
  {
    vendor,
    productIds,
    atMs,
  }: { vendor: VendorPeople; productIds: ReadonlyMap<string, string>; atMs: number },
): NewPartner {
  const { slug, country, city, products = [], certifications = [] } = described;
  const place = countryOf(country).cities.find(([one]) => one.name === city)?.[0];
  const managerId = managerOf(country, vendor);
  return {
    name: described.name,
    kind: described.kind,
    tier: described.tier,
    tags: [],
    country,
    address: { street: `Business Quarter ${house}`, city, subdivision: place?.subdivision ?? city },
    phone: phoneOf(countryOf(country), house * 37),
    website: `https://${slug}.example`,
    ...(described.territories === undefined ? {} : { territories: described.territories }),
    specialisations: {
      products: products.map((key) => productIds.get(key) ?? key),
      industries: described.industries ?? [],
      languages: described.languages ?? [],
      certifications: certifications.map((name, order) => ({
        name,
        expiresOn: instant(atMs + (700 + 90 * order) * dayMs).slice(0, 10),
      })),
    },
    weight: described.weight,
    capacity: described.capacity ?? {},
    ...(described.timeZone === undefined ? {} : { timeZone: described.timeZone }),
    ...(described.workingHours === undefined ? {} : { workingHours: described.workingHours }),
    ...(managerId === undefined ? {} : { managerId }),
    externalRef: { source: 'partner-register', id: `P-${slug}` },
  };
}

/** The partner's admin says how many open leads it can have at once. */
export function setCapacity(channel: Channel, member: Member, maxOpen: number, atMs: number): void {
  const { partner, changed } = changePartner(member.partner, { capacity: { maxOpen } }, instant(atMs));
  channel.save(member, partner, member.people[0] as Actor, { verb: 'updated', changed });
}

/** The partner's admin enters days on which nobody is there. */
export function takeTimeOff(
  world: World,
  channel: Channel,
  member: Member,
  off: { fromMs: number; toMs: number; note: string; enteredMs: number },
): void {
  const { partner, people } = member;
  const stretch = {
    id: world.newId('timeOff', off.enteredMs),
    from: dayIn(partner.timeZone, off.fromMs),
    to: dayIn(partner.timeZone, off.toMs),
    note: off.note,
  };
  const after = addTimeOff(partner, stretch, instant(off.enteredMs));
  channel.save(member, after, people[0] as Actor, {
    verb: 'time-off-added',
    data: { timeOffId: stretch.id, from: stretch.from, to: stretch.to },
    changed: ['timeOff'],
  });
}

/** The vendor suspends a partner; its people, who never signed in here, are locked out with their organisation. */
export function suspendPartner(channel: Channel, member: Member, by: Actor, atMs: number, why: string): void {
  const { partner } = member;
  const after = movePartner(partner, 'suspend', instant(atMs));
  if (after === undefined) throw new Error(`${partner.name} cannot be suspended`);
  const lock: Write = {
    label: 'organisation',
    update: organisationKey(partner.id),
    set: 'SET #status = :status ADD #roll :one',
    names: { '#status': 'status', '#roll': 'roll' },
    values: { ':status': 'suspended', ':one': 1 },
  };
  const event = { verb: 'suspended', data: { formerStatus: partner.status }, changed: ['status'], why };
  channel.save(member, after, by, event, [lock]);
}
