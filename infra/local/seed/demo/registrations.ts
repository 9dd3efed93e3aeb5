/** Registrations and conflict cases of the story, moved by the deals room's own functions as its handlers do it. */
import type { CaseMove } from '@rafiq/shared/deals/case-status.ts';
import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import { mayMoveDeal, type RegistrationMove } from '@rafiq/shared/deals/status.ts';
import {
  openAccountFor,
  parseAccountStanding,
  writeDeals,
  type Candidate,
} from '#functions/accounts/index.ts';
import { compareCompanies, readCompany } from '#functions/accounts/domain/matching/compare-companies.ts';
import {
  accountNameKey,
  accountPlacementKey,
  matchedAccountKey,
} from '#functions/accounts/store/account-keys.ts';
import { factsOfMatched, parseMatched } from '#functions/accounts/store/matched-account.ts';
import { comparedCompany, openedCompany } from '#functions/deals/company-of.ts';
import { accountEntryOf } from '#functions/deals/domain/account-entry.ts';
import { addEvidence } from '#functions/deals/domain/add-evidence.ts';
import { advanceCase } from '#functions/deals/domain/advance-case.ts';
import { compileConflictPolicy } from '#functions/deals/domain/compile-conflict-policy.ts';
import { dayIn, lackingToSubmit } from '#functions/deals/domain/complete.ts';
import type { ConflictCase } from '#functions/deals/domain/conflict-case.ts';
import { draft, type DealProduct } from '#functions/deals/domain/draft.ts';
import { judgeRegistration } from '#functions/deals/domain/judge-registration.ts';
import { hoursAfter } from '#functions/deals/domain/protection.ts';
import { advance, countsAsOpen, type Registration } from '#functions/deals/domain/registration.ts';
import { effectsOf, resolveCase, type Decision } from '#functions/deals/domain/resolve-case.ts';
import { shippedConflictPolicy } from '#functions/deals/domain/shipped-conflict-policy.ts';
import { gatherFacts, registrationFacts, type LookedUp } from '#functions/deals/gather-facts.ts';
import { planOfNewCase } from '#functions/deals/new-case.ts';
import { planOfCase, type CaseStep } from '#functions/deals/save-case.ts';
import { planOfDeal, type DealMove } from '#functions/deals/save-deal.ts';
import { parseCase } from '#functions/deals/store/case-items.ts';
import { factsItem } from '#functions/deals/store/deal-facts.ts';
import { parseDeal } from '#functions/deals/store/deal-items.ts';
import { caseKey, dealKey, openDealsKey } from '#functions/deals/store/deal-keys.ts';
import { judgedAs } from '#functions/deals/submit-deal.ts';
import { withParty } from '#functions/deals/work-on-case.ts';
import type { Actor, StoredEvent } from '#functions/kernel/event.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import type { Member } from './channel.ts';
import { demoProducts } from './content/products.ts';
import type { Story } from './story.ts';
import { instant } from './world.ts';

const policy = { version: 1, document: shippedConflictPolicy, publishedAt: null, note: null };
const { protection: terms, matching } = shippedConflictPolicy;

/** What a step of a registration makes of it. */
export type Step = Omit<DealMove, 'before' | 'after'> & { change?: Partial<Registration> };

export interface Registrations {
  deal(id: string): Registration;
  conflict(id: string): ConflictCase;
  /** Begins a draft of a partner; answers its id. */
  begin(member: Member, content: DealContent, by: Actor, atMs: number): string;
  /** Submits it, judged by the rules of the shipped policy. */
  submit(dealId: string, by: Actor, atMs: number): void;
  /** One of its moves. @throws Error where it may not make it */
  move(dealId: string, move: RegistrationMove, by: Actor, atMs: number, step: Step): void;
  /** What time has made of it. */
  settle(before: Registration, passed: Pick<DealMove, 'after' | 'happened'>, by: Actor, atMs: number): void;
  /** A manager takes a case, or asks its sides. */
  moveCase(
    conflictId: string,
    move: CaseMove,
    by: Actor,
    atMs: number,
    step: Omit<CaseStep, 'before' | 'after'> & { change: Partial<ConflictCase> },
  ): void;
  /** A side says what speaks for it. */
  giveEvidence(conflictId: string, partnerId: string, text: string, by: Actor, atMs: number): void;
  resolve(conflictId: string, decision: Decision, by: Actor, atMs: number): void;
}

/**
 * The registrations of a story.
 * @param hear is told of every event, while everything stands as that left it
 */
export function newRegistrations(
  { world, channel, productIds }: Story,
  hear: (event: StoredEvent) => void,
): Registrations {
  const { table } = world;
  const rules = compileConflictPolicy(policy.document);
  const products = new Map(
    demoProducts.flatMap(({ key, name, family }): [string, DealProduct][] => {
      const id = productIds.get(key);
      return id === undefined ? [] : [[id, { id, name, family }]];
    }),
  );
  const partnerOf = (id: string) => channel.members.get(id)?.partner;
  const partners = new Map([...channel.members.values()].map(({ partner }) => [partner.id, partner]));
  const lookedUp: LookedUp = {
    partnerName: (id) => partnerOf(id)?.name ?? id,
    productFamily: (id) => products.get(id)?.family ?? null,
  };

  const deal = (id: string): Registration => {
    const item = table.get(dealKey(id));
    if (item === undefined) throw new Error(`There is no registration ${id}`);
    return parseDeal(item);
  };
  const conflict = (id: string): ConflictCase => {
    const item = table.get(caseKey(id));
    if (item === undefined) throw new Error(`There is no case ${id}`);
    return parseCase(item);
  };
  /** Nobody bought from another partner when these were registered. */
  const noChain = { above: [], below: [] };
  const openOf = (partnerId: string): number => Number(table.get(openDealsKey(partnerId))?.['open'] ?? 0);

  const commit = (...[change, plan]: Parameters<typeof world.commit>): void =>
    world.commit(change, plan).forEach(hear);
  const save = (move: DealMove, by: Actor, atMs: number): void => {
    const change = world.changeBy(by, atMs);
    commit(change, planOfDeal(move, terms, change));
  };
  const saveStep = (step: CaseStep, by: Actor, atMs: number): void => {
    const change = world.changeBy(by, atMs);
    commit(change, planOfCase(step, terms, change));
  };

  /** The account of its name, as a search would find it; undefined where there is none yet. */
  const candidateOf = ({ content }: Registration): Candidate | undefined => {
    const known = table.get(accountNameKey(content.company.name ?? '', content.company.country ?? null));
    if (known === undefined) return undefined;
    const accountId = String(known['id']);
    const item = table.get(matchedAccountKey(accountId));
    if (item === undefined) throw new Error(`Nothing says what ${accountId} is compared by`);
    const matched = parseMatched(item);
    const company = readCompany(comparedCompany(content));
    const { score, evidence } = compareCompanies(company, readCompany(factsOfMatched(matched)));
    const placement = parseAccountStanding(table.get(accountPlacementKey(accountId)));
    return { accountId, score, evidence, members: [{ accountId, matched }], matched, placement };
  };

  return {
    deal,
    conflict,

    begin: (member, content, by, atMs) => {
      const { partner } = member;
      const facts = {
        id: world.newId('deal', atMs),
        partner,
        leadId: null,
        onBehalfOf: null,
        at: instant(atMs),
      };
      const product = products.get(content.productId ?? '') ?? null;
      const after = draft(content, { ...facts, product });
      const extra = [mustBeActive(partner.id)];
      save({ before: undefined, after, happened: 'begun', extra }, by, atMs);
      return after.id;
    },

    submit: (dealId, by, atMs) => {
      const before = deal(dealId);
      const partner = partnerOf(before.partnerId);
      const at = instant(atMs);
      if (partner === undefined) throw new Error(`Nobody registers ${dealId}`);
      const lacking = lackingToSubmit(before.content, dayIn(partner.timeZone, at));
      if (lacking.length > 0 || !mayMoveDeal(before.status, 'submit'))
        throw new Error(`${dealId} cannot be submitted: ${JSON.stringify(lacking)}`);
      const change = world.changeBy(by, atMs);
      const found = candidateOf(before);
      const alike = found !== undefined && found.score >= matching.review ? [found] : [];
      const open = openOf(partner.id);
      const facts = gatherFacts(registrationFacts(before, at), partner, noChain, open, alike, lookedUp, at);
      const judgement = judgeRegistration(rules, facts);
      const { name = '' } = before.content.company;
      const opened =
        found === undefined
          ? openAccountFor(openedCompany(before.content, name), change, (kind) => world.newId(kind, atMs))
          : undefined;
      const read = found?.members[0] ?? opened;
      if (read === undefined) throw new Error(`${dealId} has no account`);
      const { after: decided, happened } = judgedAs(before, judgement, policy, read.accountId, at);
      const account = { id: read.accountId, name: read.matched.name };
      const made = { deal: decided, judgement, facts, account, policy };
      const newCase = planOfNewCase(world.newId('conflict', atMs), made, partners, change);
      const after = { ...decided, conflictId: newCase?.id ?? decided.conflictId };
      const move: DealMove = {
        before,
        after,
        happened,
        openAsRead: open,
        entryWrite:
          countsAsOpen(after) || opened !== undefined
            ? writeDeals(read, { dealId, deal: accountEntryOf(after), at })
            : null,
        extra: [
          mustBeActive(partner.id),
          ...(opened?.writes ?? []),
          ...(newCase?.writes ?? []),
          { label: 'deal-facts', put: factsItem(dealId, after.version, facts, policy.version) },
        ],
        events: [...(opened?.events ?? []), ...(newCase?.events ?? [])],
      };
      commit(change, planOfDeal(move, terms, change));
    },

    move: (dealId, move, by, atMs, { change = {}, ...step }) => {
      const before = deal(dealId);
      if (!mayMoveDeal(before.status, move)) throw new Error(`${dealId} is ${before.status}: no ${move}`);
      save({ ...step, before, after: advance(before, move, instant(atMs), change) }, by, atMs);
    },

    settle: (before, passed, by, atMs) => save({ before, ...passed }, by, atMs),

    moveCase: (conflictId, move, by, atMs, { change, ...step }) => {
      const before = conflict(conflictId);
      saveStep({ ...step, before, after: advanceCase(before, move, instant(atMs), change) }, by, atMs);
    },

    giveEvidence: (conflictId, partnerId, text, by, atMs) => {
      const before = conflict(conflictId);
      const at = instant(atMs);
      const party = [before.claimant, ...before.holders].find((one) => one.partnerId === partnerId);
      const heard = party && addEvidence(party, text, at);
      if (heard === undefined || heard === null) throw new Error(`${partnerId} has no say in ${conflictId}`);
      const { partnerName } = heard;
      const after = advanceCase(before, 'give-evidence', at, withParty(before, heard));
      const vendorData = { partnerId, partnerName };
      saveStep({ before, after, happened: 'evidence-given', vendorData }, by, atMs);
    },

    resolve: (conflictId, decision, by, atMs) => {
      const before = conflict(conflictId);
      const at = instant(atMs);
      const after = resolveCase(before, decision, at, terms);
      if (after === null) throw new Error(`${conflictId} is ${before.status}: nothing to decide`);
      const ids = [before.claimant, ...before.holders].flatMap(({ dealId }) => dealId ?? []);
      const { moved } = effectsOf(before, decision, ids.map(deal), at, terms);
      saveStep(
        {
          before,
          after,
          happened: 'resolved',
          data: { resolution: decision.resolution },
          vendorData: { claimantShare: decision.claimantShare },
          note: decision.note ?? undefined,
          deals: moved.map((effect) => ({ ...effect, data: { share: effect.after.share } })),
        },
        by,
        atMs,
      );
    },
  };
}

/** The clocks that the shipped policy gives. */
export const reviewBy = (atMs: number): string => hoursAfter(instant(atMs), terms.reviewHours);
export const evidenceBy = (atMs: number): string => hoursAfter(instant(atMs), terms.evidenceHours);
export { terms as protectionTerms };
