/** Conflict cases as items: the vendor's record, and a copy for each side with its own view alone. */
import { caseSides, caseStatuses, resolutions } from '@rafiq/shared/deals/case-status.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
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

/** In its list a case stands by when its clock runs out; a settled one by when it was settled. */
const sortOf = ({ id, dueAt, settledAt, updatedAt }: ConflictCase): string =>
  `${settledAt ?? dueAt ?? updatedAt}#${id}`;

export const caseItem = (one: ConflictCase): Item & Key => ({
  ...keys.caseKey(one.id),
  kind: 'conflict-case',
  schema,
  version: one.version,
  case: one,
  gsi1pk: keys.caseList(one.status),
  gsi1sk: sortOf(one),
  ...(one.dueAt === null ? {} : { duepk: keys.dealDueListOf(one.id), duesk: `${one.dueAt}#${one.id}` }),
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
  outcome: z
    .object({
      resolution: z.enum(resolutions),
      effect: z.enum(['kept', 'gained', 'lost', 'shared']),
      share: z.number().int().nullable(),
      because: z.object({ code: z.string(), params: reasonParams }).nullable(),
      at: z.string(),
      note: z.string().nullable(),
    })
    .nullable(),
  appeal: z.object({ at: z.string(), text: z.string() }).nullable(),
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
  gsi1sk: `${copy.dueAt ?? copy.updatedAt}#${copy.id}`,
});

const storedCopy = z.object({
  kind: z.literal('conflict-copy'),
  schema: z.literal(schema),
  copy: partyCopy,
});
export const parseCaseCopy = (item: Item): PartyCopy => storedCopy.parse(item).copy;
