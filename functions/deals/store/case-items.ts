/** Conflict cases as items: the vendor's record, and a copy for each side with its own view alone. */
import { caseEffects, caseSides, caseStatuses, resolutions } from '@rafiq/shared/deals/case-status.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import type { Condition } from '#functions/kernel/commit.ts';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import { conflictCase, type ConflictCase } from '../domain/conflict-case.ts';
import * as keys from './deal-keys.ts';

const schema = 1;

const storedCase = z.object({
  kind: z.literal('conflict-case'),
  schema: z.literal(schema),
  case: conflictCase,
});
export const parseCase = (item: Item): ConflictCase => storedCase.parse(item).case;

const mostMs = 10 ** 14;

/**
 * In its list a case stands by when its clock runs out. Settled ones come behind all of those, the one settled last
 * first: what is looked for is seldom long ago.
 */
const sortOf = (id: string, at: string, settled: boolean): string =>
  settled ? `~${String(mostMs - Date.parse(at)).padStart(15, '0')}#${id}` : `${at}#${id}`;

export const caseItem = (one: ConflictCase): Item & Key => ({
  ...keys.caseKey(one.id),
  kind: 'conflict-case',
  schema,
  version: one.version,
  case: one,
  gsi1pk: keys.caseList(one.status),
  gsi1sk: sortOf(one.id, one.settledAt ?? one.dueAt ?? one.updatedAt, one.settledAt !== null),
  // Once it was told that nobody came in time, there is nothing more that time does to it.
  ...(one.dueAt === null || one.overdueAt !== null
    ? {}
    : { duepk: keys.dealDueListOf(one.id), duesk: `${one.dueAt}#${one.id}` }),
});

/** A case as one side of it keeps it. */
const partyCopy = z.object({
  id: z.string(),
  partnerId: z.string(),
  side: z.enum(caseSides),
  status: z.enum(caseStatuses),
  dealId: z.string().nullable(),
  companyName: z.string(),
  evidence: z.array(z.object({ text: z.string(), at: z.string() })),
  filedAt: z.string().nullable().default(null),
  outcome: z
    .object({
      resolution: z.enum(resolutions),
      effect: z.enum(caseEffects),
      share: z.number().int().nullable(),
      because: z.object({ code: z.string(), params: reasonParams }).nullable(),
      at: z.string(),
      note: z.string().nullable(),
    })
    .nullable(),
  appeal: z.object({ at: z.string(), text: z.string() }).nullable(),
  asked: z.object({ at: z.string(), note: z.string().nullable() }).nullable(),
  openedAt: z.string(),
  dueAt: z.string().nullable(),
  updatedAt: z.string(),
  version: z.number().int(),
});
export type PartyCopy = z.output<typeof partyCopy>;

export const caseCopyItem = (copy: PartyCopy): Item & Key => ({
  ...keys.caseCopyKey(copy.partnerId, copy.id),
  kind: 'conflict-copy',
  schema,
  copy,
  gsi1pk: keys.ownCaseList(copy.partnerId, copy.status),
  gsi1sk: sortOf(copy.id, copy.dueAt ?? copy.updatedAt, copy.status === 'final'),
});

const storedCopy = z.object({
  kind: z.literal('conflict-copy'),
  schema: z.literal(schema),
  copy: partyCopy,
});
export const parseCaseCopy = (item: Item): PartyCopy => storedCopy.parse(item).copy;

/** Holds while the clock of a stored case has not run out. */
export const dueAfter = (at: string): Condition => ({
  expression: '#case.#dueAt > :dueAfter',
  names: { '#case': 'case', '#dueAt': 'dueAt' },
  values: { ':dueAfter': at },
});
