/**
 * Which cases a partner holds the account of, by its registration: a small row for each of those that hold it, for as long
 * as the case is not final. It lies where no partner reads: it may not know of the case.
 */
import * as z from 'zod';
import type { Write } from '#functions/kernel/commit.ts';
import { queryAll, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { ConflictCase } from '../domain/conflict-case.ts';
import * as keys from './deal-keys.ts';

const heldItem = (key: Key, conflictId: string): Item & Key => ({
  ...key,
  kind: 'held-case',
  schema: 1,
  conflictId,
});

const heldCase = z.object({ kind: z.literal('held-case'), schema: z.literal(1), conflictId: z.string() });
const caseIdOf = (item: Item): string => heldCase.parse(item).conflictId;

/** What finds a case by each of those that hold its account. */
export const heldPuts = ({ id, holders }: Pick<ConflictCase, 'id' | 'holders'>): Write[] =>
  holders.map(({ partnerId, dealId }) => ({
    label: 'held-case',
    put: heldItem(keys.heldCaseKey(partnerId, dealId, id), id),
  }));

/** Keeps that up: written with the case that is opened, and removed with the one that becomes final. */
export function heldWrites(before: ConflictCase | undefined, after: ConflictCase): Write[] {
  if (before === undefined) return heldPuts(after);
  if (after.status !== 'final' || before.status === 'final') return [];
  return after.holders.map(({ partnerId, dealId }) => ({
    label: 'held-case',
    remove: keys.heldCaseKey(partnerId, dealId, after.id),
  }));
}

/** The cases that are not final and in which a registration holds the account, told or not (1 request, strongly consistent). */
export const casesHeldWith = async (partnerId: string, dealId: string): Promise<string[]> =>
  (await queryAll({ ...keys.casesHeldWithDeal(partnerId, dealId), consistent: true })).map(caseIdOf);

/** Those in which a partner does, by whatever it holds it (1 request per megabyte, strongly consistent). */
export const casesHeldByPartner = async (partnerId: string): Promise<string[]> =>
  (await queryAll({ partition: keys.heldCasesPartition(partnerId), consistent: true })).map(caseIdOf);
