import { saveCaseTexts as route } from '@rafiq/shared/settings/case-texts-contract.ts';
import { keepAnswer } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeCaseTexts } from '../domain/change-case-texts.ts';
import { presentCaseTexts } from '../present-case-texts.ts';
import { findCaseTexts, saveKeptCaseTexts } from '../store/case-text-store.ts';

/** Replaces the lists that are still as their reader saw them. */
export const saveCaseTexts = handle(
  route,
  async (_params, { body, change, now, ifMatch }) => {
    const before = await findCaseTexts();
    if (before.version !== ifMatch) throw new Problem('stale');
    const decision = changeCaseTexts(before, body.lists, now);
    if ('faults' in decision) throw new Problem('invalid-request', { errors: decision.faults });
    const { texts, changed } = decision;
    return changed.length === 0 ? keepAnswer(change, texts) : saveKeptCaseTexts(texts, changed, change);
  },
  presentCaseTexts,
);
