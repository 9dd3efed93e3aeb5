/** One conflict case from its old state to its new, with its sides' copies, the registrations it moves and its events. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import {
  absent,
  atVersion,
  commit,
  ConditionFailed,
  type Change,
  type Condition,
  type Write,
} from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { wordWrites } from '#functions/kernel/search.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { partyViews } from './domain/party-view.ts';
import { planOfDeals, type DealMove } from './save-deal.ts';
import { caseCopyItem, caseItem } from './store/case-items.ts';
import { caseClockWrites } from './store/deal-clocks.ts';
import { caseCopyKey, caseEventCopyKey, caseKey, caseSpace, partnerCaseSpace } from './store/deal-keys.ts';
import { heldWrites } from './store/held-cases.ts';

export interface CaseStep {
  before: ConflictCase | undefined;
  after: ConflictCase;
  /** What happened, in the past tense: `resolved`. */
  happened: string;
  /** More of the event's data, told to every side that hears of it. */
  data?: Record<string, string | number | null>;
  /** Data for the vendor alone. */
  vendorData?: Record<string, string | number | null>;
  /** What one of the vendor's people wrote to the sides. */
  note?: string | undefined;
  /** Kept from the sides: it concerns the vendor alone. */
  untold?: true;
  /** What must hold of the case beside its version. */
  when?: Condition;
  /** The registrations it moves. */
  deals?: readonly DealMove[];
  extra?: readonly Write[];
  events?: readonly EventDraft[];
}

type Terms = ConflictPolicy['protection'];

const both = (one: Condition, other: Condition | undefined): Condition =>
  other === undefined
    ? one
    : {
        expression: `${one.expression} AND ${other.expression}`,
        names: { ...one.names, ...other.names },
        values: { ...one.values, ...other.values },
      };

/** Copies for those sides that are shown anything new. */
function copyWrites({ before, after }: CaseStep): Write[] {
  const shown = new Map(
    (before === undefined ? [] : partyViews(before)).map(({ partnerId, version }) => [partnerId, version]),
  );
  return partyViews(after)
    .filter(({ partnerId, version }) => shown.get(partnerId) !== version)
    .map((view) => ({ label: 'case-copy', put: caseCopyItem(view) }));
}

/** The vendor finds a case by either name of its company, and each side by the one it knows, once it is told. */
function searchWrites({ before, after }: CaseStep): Write[] {
  const { id, companyName, accountName } = after;
  const told = new Set((before === undefined ? [] : partyViews(before)).map(({ partnerId }) => partnerId));
  return [
    ...(before === undefined ? wordWrites(caseSpace, id, `${companyName} ${accountName}`, caseKey(id)) : []),
    ...partyViews(after)
      .filter(({ partnerId }) => !told.has(partnerId))
      .flatMap((view) =>
        wordWrites(partnerCaseSpace(view.partnerId), id, view.companyName, caseCopyKey(view.partnerId, id)),
      ),
  ];
}

/**
 * Which sides hear of it: those that know of the case, and none of what another of them did. An event says who did it,
 * even where nobody shows that.
 */
function hearers({ after, untold }: CaseStep, { by }: Change): string[] {
  if (untold === true) return [];
  const ofPartner = by.organisation !== null && by.organisation !== 'vendor';
  return partyViews(after)
    .map(({ partnerId }) => partnerId)
    .filter((partnerId) => !ofPartner || partnerId === by.organisation);
}

function eventOf(step: CaseStep, change: Change): EventDraft {
  const { before, after, happened, data = {}, vendorData = {}, note } = step;
  const { claimant, holders } = after;
  const told = { from: before?.status ?? null, to: after.status, ...data };
  return {
    type: `rafiq.deals.conflict.${happened}.v1`,
    subject: after.id,
    pk: caseKey(after.id).pk,
    version: after.version,
    data: {
      ...told,
      ...vendorData,
      accountId: after.accountId,
      claimantId: claimant.partnerId,
      claimantName: claimant.partnerName,
      dealId: claimant.dealId,
      holderIds: holders.map(({ partnerId }) => partnerId),
      holdersTold: after.holdersTold,
      ownerId: after.owner?.userId ?? null,
      dueAt: after.dueAt,
    },
    changed: ['status'],
    note,
    copies: hearers(step, change).map((partnerId) => ({
      key: caseEventCopyKey(partnerId, after.id, after.version),
      data: told,
      note: true,
    })),
  };
}

/** Everything that changes with a step of a case, and what it tells: pure. */
export function planOfCase(
  step: CaseStep,
  terms: Terms,
  change: Change,
): { writes: Write[]; events: EventDraft[] } {
  const { before, after, when, deals = [], extra = [], events = [] } = step;
  const ofDeals = planOfDeals(deals, terms, change);
  return {
    writes: [
      {
        label: 'case',
        put: caseItem(after),
        when: both(before === undefined ? absent : atVersion(before.version), when),
      },
      ...copyWrites(step),
      ...caseClockWrites(before, after),
      ...heldWrites(before, after),
      ...searchWrites(step),
      ...ofDeals.writes,
      ...extra,
    ],
    events: [eventOf(step, change), ...ofDeals.events, ...events],
  };
}

/**
 * Saves a step (1 transaction).
 * @throws Problem `partner-suspended` or `partner-not-active`; ConditionFailed if the case or a registration moved on
 */
export async function saveCase<Answer>(
  change: Change,
  step: CaseStep,
  terms: Terms,
  answer: Answer,
): Promise<Answer> {
  try {
    return await commit(change, { ...planOfCase(step, terms, change), answer });
  } catch (error) {
    if (!(error instanceof ConditionFailed) || error.label !== 'partner-active') throw error;
    const ofVendor = change.by.organisation === 'vendor';
    throw new Problem(ofVendor ? 'partner-not-active' : 'partner-suspended', { cause: error });
  }
}

/** Reads and decides again when the case, or a registration in it, moved between the reading and the writing. */
export const untilCaseSettled = untilSettledOn('case', 'deal');
