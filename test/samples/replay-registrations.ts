/**
 * Registrations replayed in memory: by the engines that compare and judge in production, over a list of companies in
 * place of the table. What it comes to must be what the table comes to.
 */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { RegistrationMove } from '@rafiq/shared/deals/status.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { withDeal } from '#functions/accounts/domain/account-deals.ts';
import { compareCompanies, readCompany } from '#functions/accounts/domain/matching/compare-companies.ts';
import { openAccount } from '#functions/accounts/domain/open-account.ts';
import { parseAccountStanding, type Candidate, type MatchedItem } from '#functions/accounts/index.ts';
import { factsOfMatched, newMatched } from '#functions/accounts/store/matched-account.ts';
import { comparedCompany, openedCompany } from '#functions/deals/company-of.ts';
import { accountEntryOf } from '#functions/deals/domain/account-entry.ts';
import { compileConflictPolicy } from '#functions/deals/domain/compile-conflict-policy.ts';
import { judgeRegistration } from '#functions/deals/domain/judge-registration.ts';
import { openCase } from '#functions/deals/domain/open-case.ts';
import { protect } from '#functions/deals/domain/protection.ts';
import { advance, countsAsOpen, type Registration } from '#functions/deals/domain/registration.ts';
import { weighMatches } from '#functions/deals/domain/weigh-matches.ts';
import { gatherFacts, registrationFacts } from '#functions/deals/gather-facts.ts';

const outcomeMoves = {
  approve: 'approve',
  review: 'send-to-review',
  reject: 'reject',
  duplicate: 'find-duplicate',
} as const;

export class MemoryChannel {
  readonly accounts = new Map<string, MatchedItem>();
  private readonly policy: ConflictPolicy;
  private readonly compiled: ReturnType<typeof compileConflictPolicy>;
  private readonly scores = new Map<string, number>();

  constructor(policy: ConflictPolicy) {
    this.policy = policy;
    this.compiled = compileConflictPolicy(policy);
  }

  /** A draft as it comes to be judged; `conflict` where it opens a case. */
  submit(
    deal: Registration,
    partner: Partner,
    open: number,
    at: string,
  ): { after: Registration; conflict: boolean } {
    const { matching, protection: terms } = this.policy;
    const alike = this.candidatesFor(deal).filter(({ score }) => score >= matching.review);
    const facts = gatherFacts(
      registrationFacts(deal, at),
      partner,
      { above: [], below: [] },
      open,
      alike,
      { partnerName: (id) => id, productFamily: () => null },
      at,
    );
    const judgement = judgeRegistration(this.compiled, facts);
    if (judgement.failures.length > 0) throw new Error('A rule failed', { cause: judgement.failures });
    const sure = alike.find(({ score }) => score >= matching.auto);
    const accountId = sure?.accountId ?? this.open(deal, at);
    const move = outcomeMoves[judgement.outcome];
    const after = advance(deal, move, at, {
      accountId,
      submittedAt: at,
      protection: move === 'approve' ? protect(at, terms) : null,
    });
    // What is refused for a company that is there leaves no trace at it.
    if (countsAsOpen(after) || sure === undefined) this.keep(after, at);
    const account = { id: accountId, name: this.accounts.get(accountId)?.name ?? '' };
    const weighed = weighMatches(facts, this.policy);
    const one = openCase('', after, judgement, weighed, account, null, terms, at);
    return { after, conflict: one !== undefined };
  }

  /** A deal that ends. */
  end(deal: Registration, move: RegistrationMove, at: string): Registration {
    const after = advance(deal, move, at, { end: { at, reason: null, note: null, value: null } });
    this.keep(after, at);
    return after;
  }

  private candidatesFor(deal: Registration): Candidate[] {
    const company = comparedCompany(deal.content);
    return [...this.accounts]
      .map(([accountId, matched]) => ({
        accountId,
        matched,
        score: this.scoreOf(company, accountId, matched),
      }))
      .toSorted((one, other) => other.score - one.score)
      .map(({ accountId, matched, score }) => ({
        accountId,
        matched,
        score,
        members: [{ accountId, matched }],
        evidence: [],
        placement: parseAccountStanding(undefined),
      }));
  }

  /** The companies of the file come again and again. */
  private scoreOf(
    company: ReturnType<typeof comparedCompany>,
    accountId: string,
    matched: MatchedItem,
  ): number {
    const key = `${accountId} ${JSON.stringify(company)}`;
    const known = this.scores.get(key);
    if (known !== undefined) return known;
    const { score } = compareCompanies(readCompany(company), readCompany(factsOfMatched(matched)));
    this.scores.set(key, score);
    return score;
  }

  private open({ content }: Registration, at: string): string {
    const id = `acct_${this.accounts.size}`;
    const account = openAccount(openedCompany(content, content.company.name ?? ''), { id, at });
    this.accounts.set(id, newMatched(account).matched);
    return id;
  }

  private keep(deal: Registration, at: string): void {
    const { accountId } = deal;
    const matched = this.accounts.get(accountId ?? '');
    if (accountId === null || matched === undefined) throw new Error('A deal without a company');
    const deals = withDeal(matched.deals, deal.id, accountEntryOf(deal), at);
    if (deals === undefined) throw new Error('An account is crowded');
    this.accounts.set(accountId, { ...matched, deals: { ...deals } });
  }
}
