/** What is arranged in the story, so that every state can be seen whenever the demo is opened. */
import { publish as publishNext } from '#functions/leads/domain/distribution/policy-course.ts';
import { shippedPolicy } from '#functions/leads/domain/distribution/shipped-policy.ts';
import { policyKey } from '#functions/leads/store/lead-keys.ts';
import { courseWrites } from '#functions/leads/store/policies.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { leadOf, makeRequest, submit, type Request, type Wish } from './arrivals.ts';
import { arrangedArrivals, type Arrival } from './arranged-arrivals.ts';
import { shownPartner } from './content/partners-emirates.ts';
import { demoProducts } from './content/products.ts';
import { setCapacity, takeTimeOff } from './join-partners.ts';
import { nextPartnerFor } from './placement.ts';
import type { Follow, Story } from './story.ts';
import { suspend } from './vendor-work.ts';
import { callingHours, lastAtWork, vendorOffice } from './working-hours.ts';
import { dayMs, hourMs, instant } from './world.ts';

/** While it was in force, whoever was first got the lead, and nobody waited for the absent. */
const poolPolicy: PolicyDocument = { ...shippedPolicy, strategy: 'pool', everyoneAbsent: 'unplaced' };

const fewOpen = 4;
const manyOpen = 60;

/** Plans what the vendor and its partners do at arranged moments, and tells which leads must come for it. */
export function plotStory(story: Story, follow: Follow): readonly Arrival[] {
  const { world } = story;
  const { nowMs, agenda } = world;
  const ago = (days: number, hours = 0) => nowMs - days * dayMs - hours * hourMs;
  const atWork = (ms: number) => lastAtWork(ms, vendorOffice);

  const poolEndsMs = atWork(nowMs - 31 * hourMs);
  const poolBeginsMs = atWork(poolEndsMs - 20 * hourMs);
  for (const [atMs, document] of [
    [atWork(ago(33)), poolPolicy],
    [atWork(ago(30)), shippedPolicy],
    [poolBeginsMs, poolPolicy],
    [poolEndsMs, shippedPolicy],
  ] as const) {
    agenda.plan(atMs, (thenMs) => publish(story, document, thenMs));
  }

  const suspensions = [
    { slug: 'rawafed', atMs: atWork(ago(17)), why: 'Agreement under review after repeated complaints' },
    { slug: 'diwantech', atMs: atWork(poolBeginsMs - 2 * dayMs), why: 'Payments overdue' },
  ];
  for (const { slug, atMs, why } of suspensions) {
    agenda.plan(atMs, (thenMs) => suspend(story, story.channel.bySlug(slug), why, thenMs, follow));
  }

  // The shown partner takes nothing on while it trains new people. Its rivals get ahead, and then it is its turn.
  const shown = story.channel.bySlug(shownPartner);
  for (const [untilMs, maxOpen] of [
    [ago(12), fewOpen],
    [nowMs - 28 * hourMs, manyOpen],
  ] as const) {
    const atMs = lastAtWork(untilMs, callingHours(shown.partner));
    agenda.plan(atMs, (thenMs) => setCapacity(story.channel, shown, maxOpen, thenMs));
  }

  const absences = [
    { slug: 'sama', fromMs: ago(40), toMs: ago(34), note: 'إجازة الفريق' },
    { slug: 'egelink', fromMs: ago(30), toMs: ago(24), note: 'Ekip tatili' },
    { slug: 'spreewerk', fromMs: ago(20), toMs: ago(15), note: 'Betriebsferien' },
    { slug: 'kuwaitbay', fromMs: poolBeginsMs - 12 * hourMs, toMs: nowMs + 5 * dayMs, note: 'إجازة المكتب' },
    { slug: 'severnvale', fromMs: nowMs + 4 * dayMs, toMs: nowMs + 11 * dayMs, note: 'Office move' },
  ];
  for (const { slug, fromMs, toMs, note } of absences) {
    const member = story.channel.bySlug(slug);
    const enteredMs = lastAtWork(Math.min(fromMs - 9 * dayMs, nowMs - 3 * dayMs), member.partner);
    agenda.plan(enteredMs, (thenMs) =>
      takeTimeOff(world, story.channel, member, { fromMs, toMs, note, enteredMs: thenMs }),
    );
  }
  return arrangedArrivals({ nowMs, poolBeginsMs, poolEndsMs });
}

/** Publishes a policy as its next version. */
function publish(story: Story, document: PolicyDocument, atMs: number): void {
  const { world, vendor, policy } = story;
  const step = publishNext(policy, document, instant(atMs));
  const next = step.head;
  world.commit(world.changeBy(vendor.operations, atMs), {
    writes: courseWrites(policy, step, { at: instant(atMs), by: vendor.operations.id }),
    events: [
      {
        type: 'rafiq.leads.policy.published.v1',
        subject: 'distribution',
        pk: policyKey.pk,
        version: next.version,
        data: { version: next.version },
        changed: ['document'],
      },
    ],
  });
  story.policy = next;
}

const mostTries = 40;

/**
 * A request that distribution gives to the partner that is shown: customers are made up until the engine's own
 * choice falls on it, in the end with the product that it alone is trained for.
 */
function requestForShown(story: Story, atMs: number): Request {
  const wanted = story.channel.bySlug(shownPartner).partner.id;
  for (let tries = 1; ; tries += 1) {
    const anything = story.random.weighted(demoProducts.map(({ key, demand }) => [key, demand] as const));
    const wish: Wish = { country: 'AE', product: tries > mostTries * 0.8 ? 'lantern-watch' : anything };
    const request = makeRequest(story, atMs, wish);
    const lead = leadOf(story, request, atMs, '');
    if (nextPartnerFor(story, lead, atMs) === wanted) return request;
    if (tries === mostTries) throw new Error(`Nothing leads to ${shownPartner} at ${instant(atMs)}`);
  }
}

/** Lets an arranged lead come. */
export function arrive(story: Story, { atMs, wish, forShown = false }: Arrival, follow: Follow): void {
  const request = forShown ? requestForShown(story, atMs) : makeRequest(story, atMs, wish);
  submit(story, request, atMs, wish.arrangement, follow);
}
