/** How partners work the leads they own: contact, qualify, win, lose, or find that there is nothing in it. */
import { formatMoney, exponentOf } from '@rafiq/shared/money.ts';
import { disqualifyReasons, lossReasons } from '@rafiq/shared/leads/status.ts';
import { isAway } from '#functions/leads/domain/distribution/ladder.ts';
import type { Lead, WorkedState } from '#functions/leads/domain/lead.ts';
import { close, contact, qualify } from '#functions/leads/domain/work-lead.ts';
import type { Move } from '#functions/leads/save-lead.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import type { Member } from './channel.ts';
import type { Temper } from './content/demo-partner.ts';
import { notes, type Notes } from './content/notes.ts';
import { shownPartner } from './content/partners-emirates.ts';
import { countryOf } from './content/places.ts';
import { demoProducts } from './content/products.ts';
import { arrangementOf, planFor, save, type Follow, type Story } from './story.ts';
import { afterWork, callingHours } from './working-hours.ts';
import { instant } from './world.ts';

type Step = 'contact' | 'qualify' | 'convert' | 'lose' | 'disqualify' | 'nothing';

/** Working hours until the first contact, on average. */
const firstContactHours: Readonly<Record<Temper, number>> = { keen: 5, steady: 10, slow: 20 };
const officeDay = 8;

/** From each state: what comes next and how likely, and after how many working hours on average. */
const nextSteps: Readonly<
  Record<WorkedState['substatus'], { odds: readonly (readonly [Step, number])[]; meanHours: number }>
> = {
  accepted: {
    odds: [
      ['contact', 91],
      ['disqualify', 5],
      ['nothing', 4],
    ],
    meanHours: 0,
  },
  contacted: {
    odds: [
      ['contact', 28],
      ['qualify', 42],
      ['lose', 11],
      ['disqualify', 11],
      ['nothing', 4],
    ],
    meanHours: 4 * officeDay,
  },
  qualified: {
    odds: [
      ['contact', 28],
      ['convert', 43],
      ['lose', 27],
      ['nothing', 2],
    ],
    meanHours: 7 * officeDay,
  },
};

/** Plans the next step of a lead's owner. */
export function workLater(story: Story, lead: Lead, from: WorkedState, atMs: number, follow: Follow): void {
  if (arrangementOf(story, lead).leaveAt === 'accepted') return;
  const member = story.channel.members.get(from.partnerId);
  if (member === undefined) throw new Error(`${from.partnerId} owns a lead, and is unknown`);
  const { odds, meanHours } = nextSteps[from.substatus];
  const drawn = story.random.weighted(odds);
  // The partner that is shown calls everybody, but for those who were arranged to wait.
  const step = drawn === 'nothing' && member.described.slug === shownPartner ? 'contact' : drawn;
  if (step === 'nothing') return;
  const mean = from.substatus === 'accepted' ? firstContactHours[member.described.temper] : meanHours;
  const thenMs = afterWork(atMs, story.random.wait(mean), callingHours(member.partner));
  planFor(story, lead, thenMs, (stepMs) => {
    // A suspended partner's leads are frozen.
    if (member.partner.status !== 'active') return;
    if (isAway(member.partner, stepMs)) {
      workLater(story, lead, from, stepMs, follow);
      return;
    }
    const move = moveOf(story, lead, from, step, member, stepMs);
    const by = story.random.pick(member.people);
    save(story, { before: lead, ...move, extra: [mustBeActive(from.partnerId)] }, by, stepMs, follow);
  });
}

function moveOf(
  story: Story,
  lead: Lead,
  from: WorkedState,
  step: Exclude<Step, 'nothing'>,
  member: Member,
  atMs: number,
): Pick<Move, 'after' | 'happened' | 'data' | 'note'> {
  const at = instant(atMs);
  const { random } = story;
  const write = (kind: keyof Notes, odds: number): { note?: string } =>
    random.chance(odds) ? { note: random.pick(notes[member.described.writes][kind]) } : {};
  switch (step) {
    case 'contact': {
      const channel = random.weighted([
        ['call', 6],
        ['email', 3],
        ['meeting', 2],
        ['message', 1],
      ]);
      const note = write(from.substatus === 'accepted' ? 'contacts' : 'again', 0.55);
      return { after: contact(lead, from, at), happened: 'contacted', data: { channel }, ...note };
    }
    case 'qualify':
      return { after: qualify(lead, from, at), happened: 'qualified', ...write('qualified', 0.6) };
    case 'convert': {
      const note = write('won', 0.7);
      const dealValue = random.chance(0.92) ? dealValueOf(story, lead) : null;
      const end = { substatus: 'converted', reason: null, note: note.note ?? null, dealValue } as const;
      return { after: close(lead, from, end, at), happened: 'converted', ...note };
    }
    case 'lose': {
      const note = write('lost', 0.5);
      const reason = random.pick(lossReasons);
      const end = { substatus: 'lost', reason, note: note.note ?? null, dealValue: null } as const;
      return { after: close(lead, from, end, at), happened: 'lost', data: { reason }, ...note };
    }
    case 'disqualify': {
      const reason = random.pick(disqualifyReasons);
      const end = { substatus: 'disqualified', reason, note: null, dealValue: null } as const;
      return { after: close(lead, from, end, at), happened: 'disqualified', data: { reason } };
    }
  }
}

const significantDigits = 3;

/** What the customer pays: about the product's price for a company of its size, in the money of its country. */
function dealValueOf({ random, productIds }: Story, lead: Lead): { amount: string; currency: string } {
  const product = demoProducts.find(({ key }) => productIds.get(key) === lead.facts.productId);
  const { currency, perUsd } = countryOf(lead.facts.country ?? 'US');
  const sizes = { '1-9': 0.4, '10-49': 0.6, '50-249': 1, '250-999': 1.8, '1000-4999': 3.5, '5000+': 6 };
  const size = sizes[lead.facts.sizeBand ?? '50-249'];
  const whole = (product?.typicalUsd ?? 10_000) * size * (0.6 + 0.8 * random.next()) * perUsd;
  const rounded = Number(whole.toPrecision(significantDigits));
  return formatMoney({ amountMinor: BigInt(rounded) * 10n ** BigInt(exponentOf(currency)), currency });
}
