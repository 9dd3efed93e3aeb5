import { saveReasons as route } from '@rafiq/shared/settings/contract.ts';
import { keepAnswer } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeReasons } from '../domain/change-reasons.ts';
import { presentReasons } from '../present-reasons.ts';
import { findReasons, saveKeptReasons } from '../store/reason-store.ts';

/** Replaces the lists that are still as their reader saw them. */
export const saveReasons = handle(
  route,
  async (_params, { body, change, now, newId, ifMatch }) => {
    const before = await findReasons();
    if (before.version !== ifMatch) throw new Problem('stale');
    const decision = changeReasons(before, body.lists, now, () => newId('reason'));
    if ('faults' in decision) throw new Problem('invalid-request', { errors: decision.faults });
    const { reasons, told } = decision;
    return told === null ? keepAnswer(change, reasons) : saveKeptReasons(reasons, told, change);
  },
  (reasons, { caller, language }) => presentReasons(reasons, caller, language),
);
