import { amendCase } from './advance-case.ts';
import type { ConflictCase, Party } from './conflict-case.ts';

/** What the sides of a case said for themselves, and when. */
export const saidIn = ({ claimant, holders, appeal }: ConflictCase): Party['evidence'] =>
  [
    ...[claimant, ...holders].flatMap(({ evidence }) => evidence),
    ...(appeal === null ? [] : [{ at: appeal.at, text: appeal.text }]),
  ].filter(({ text }) => text !== '');

const isSilent = (one: ConflictCase): boolean =>
  saidIn(one).length === 0 && !one.asked?.note && !one.resolved?.note;

const silenced = (party: Party): Party => ({
  ...party,
  evidence: party.evidence.map(({ at }) => ({ text: '', at })),
});

/**
 * A case without the words of anybody; that something was said and when, and what was decided, stays. Null where there are
 * none.
 */
export function eraseWords(one: ConflictCase, at: string): ConflictCase | null {
  if (isSilent(one)) return null;
  const { claimant, holders, asked, resolved, appeal } = one;
  return amendCase(one, at, {
    claimant: silenced(claimant),
    holders: holders.map(silenced),
    asked: asked && { ...asked, note: null },
    resolved: resolved && { ...resolved, note: null },
    appeal: appeal && { ...appeal, text: '' },
  });
}
