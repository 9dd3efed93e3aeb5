import type { ConflictFacts, MatchedAccount } from './conflict-facts.ts';
import { notRecorded, nothing, type Conflict, type Finding } from './finding.ts';

/** What may block comes before what never does, and what is sure before what only may be. */
const weightOf = ({ neverBlocks, sameness }: Conflict): number =>
  (neverBlocks ? 2 : 0) + (sameness === 'maybe' ? 1 : 0);

/** Of several findings the weightiest conflict, the first of equals; without one, what is missing; else nothing. */
export function weightiest(findings: readonly Finding[]): Finding {
  const [first] = findings
    .filter((found) => found.kind === 'conflict')
    .toSorted((a, b) => weightOf(a) - weightOf(b));
  return first ?? findings.find(({ kind }) => kind === 'not-recorded') ?? nothing;
}

/** What a rule finds at the accounts that a registered company may be: the weightiest, with the evidence of all. */
export function acrossAccounts(
  { accounts }: Pick<ConflictFacts, 'accounts'>,
  look: (account: MatchedAccount) => Finding,
): Finding {
  if (accounts === null) return notRecorded('account-match');
  const findings = accounts.map((account): Finding => {
    const found = look(account);
    return found.kind === 'conflict' ? { ...found, sameness: account.sameness } : found;
  });
  const chosen = weightiest(findings);
  if (chosen.kind !== 'conflict') return chosen;
  const evidence = findings.flatMap((found) => (found.kind === 'conflict' ? found.evidence : []));
  return { ...chosen, evidence };
}
