/** The one way to change the table: a transaction with its event, its replay guard, and its own retries. */
import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { documents, pause, tableName, type Item, type Key } from './dynamo.ts';
import { eventItems, type Actor, type EventDraft } from './event.ts';
import { guardItem, type ReplayGuard } from './idempotency.ts';
import { Problem } from './problem.ts';

/** The circumstances of a change: they belong to its event and its answer. */
export interface Change {
  at: string;
  by: Actor;
  requestId: string;
  /** Present if the caller sent an `Idempotency-Key`. */
  guard?: ReplayGuard;
  /** The version of the record that the caller decided on, if it said so by `If-Match`. */
  basedOn?: number;
}

/** A condition with its names and values, all under `#c`/`:c` prefixes by convention of the stores. */
export interface Condition {
  expression: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
}

/** One write of a transaction. The label names it when its condition fails. */
export type Write =
  | { label: string; put: Item; when?: Condition }
  | {
      label: string;
      update: Key;
      set: string;
      names?: Record<string, string>;
      values?: Record<string, unknown>;
      when?: Condition;
    }
  | { label: string; remove: Key; when?: Condition }
  | { label: string; check: Key; when: Condition };

/** A condition of a transaction did not hold; nothing was changed. `item` is what stood there instead. */
export class ConditionFailed extends Error {
  readonly label: string;
  readonly item: Item | undefined;

  constructor(label: string, item: Item | undefined, cause: unknown) {
    super(`Condition failed: ${label}`, { cause });
    this.name = 'ConditionFailed';
    this.label = label;
    this.item = item;
  }
}

export const absent: Condition = { expression: 'attribute_not_exists(pk)' };

/** Holds while the record is still at the version that was read. */
export const atVersion = (version: number): Condition => ({
  expression: '#version = :readVersion',
  names: { '#version': 'version' },
  values: { ':readVersion': version },
});

/** Holds also where there is no record. */
export const orAbsent = (when: Condition): Condition => ({
  ...when,
  expression: `attribute_not_exists(pk) OR ${when.expression}`,
});

/** Like `atVersion`, for a record that is first written as version 2: before that it is read as it is shipped. */
export const atVersionOrShipped = (version: number): Condition =>
  version === 1 ? orAbsent(atVersion(version)) : atVersion(version);

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function toTransactItem(write: Write): TransactItem {
  const when = 'when' in write && write.when !== undefined ? write.when : undefined;
  const names = { ...('names' in write ? write.names : undefined), ...when?.names };
  const values = { ...('values' in write ? write.values : undefined), ...when?.values };
  const common = {
    TableName: tableName(),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    ...(when === undefined ? {} : { ConditionExpression: when.expression }),
    ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  };
  if ('put' in write) return { Put: { ...common, Item: write.put } };
  if ('update' in write) return { Update: { ...common, Key: write.update, UpdateExpression: write.set } };
  if ('remove' in write) return { Delete: { ...common, Key: write.remove } };
  return { ConditionCheck: { ...common, Key: write.check, ConditionExpression: write.when.expression } };
}

const mostTries = 8;

/**
 * Writes everything or nothing (2 units per item and kilobyte). Each attempt carries its own request token, so
 * that the SDK's repeat after a lost response neither doubles the effect nor tells the winner that it lost.
 * Only `TransactionConflict` is tried again, with growing random pauses.
 * @returns the answer, which is also kept under the caller's idempotency key
 * @throws ConditionFailed naming the first write whose condition did not hold
 */
export async function commit<Answer>(
  change: Change,
  plan: { writes: readonly Write[]; events: readonly EventDraft[]; answer: Answer },
): Promise<Answer> {
  const writes: Write[] = [
    ...(change.guard === undefined
      ? []
      : [
          {
            label: 'guard',
            put: guardItem(change.guard, change.at, plan.answer),
            when: absentOrStale(change.at),
          },
        ]),
    ...plan.writes,
    ...plan.events.flatMap((draft) =>
      eventItems(draft, change).map((put): Write => ({ label: 'event', put, when: absent })),
    ),
  ];
  const input = { TransactItems: writes.map(toTransactItem) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await documents.send(new TransactWriteCommand({ ...input, ClientRequestToken: randomUUID() }));
      return plan.answer;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
      if (failed >= 0) {
        const item = reasons[failed]?.Item;
        throw new ConditionFailed(writes[failed]?.label ?? 'unknown', item && unmarshall(item), error);
      }
      const contended = reasons.some(
        (reason) => reason.Code === 'TransactionConflict' || reason.Code === 'ThrottlingError',
      );
      if (!contended) throw error;
      if (attempt === mostTries) throw new Problem('unavailable', { retryAfterSeconds: 1, cause: error });
      await pause(Math.random() * 25 * 2 ** Math.min(attempt, 5));
    }
  }
}

/**
 * Puts or removes one item where it may be done twice: its condition also holds after it was done, or to be refused
 * is as good to the caller as to have done it (1 unit per kilobyte: half of a transaction). Whatever repeats it after a
 * lost answer changes nothing.
 * @throws ConditionFailed if something stood against it
 */
export async function writeOne(
  write: { label: string; put: Item; when: Condition } | { label: string; remove: Key; when: Condition },
): Promise<void> {
  const { Put, Delete } = toTransactItem(write);
  try {
    if (Put !== undefined) await documents.send(new PutCommand(Put));
    if (Delete !== undefined) await documents.send(new DeleteCommand(Delete));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    throw new ConditionFailed(write.label, error.Item && unmarshall(error.Item), error);
  }
}

/** Keeps an answer that changed nothing under the caller's idempotency key: the key belongs to its request all the same. */
export const keepAnswer = async <Answer>(change: Change, answer: Answer): Promise<Answer> =>
  change.guard === undefined ? answer : commit(change, { writes: [], events: [], answer });

/** The write that replaces what is kept under the caller's key, for work that goes on after its first transaction. */
export const answerWrites = ({ guard, at }: Change, answer: unknown): Write[] =>
  guard === undefined ? [] : [{ label: 'guard', put: guardItem(guard, at, answer) }];

/** A guard may be written where none is, or where one has outlived its time (deletion by TTL comes late). */
const absentOrStale = (at: string): Condition => ({
  expression: 'attribute_not_exists(pk) OR #guardTtl <= :guardNow',
  names: { '#guardTtl': 'ttl' },
  values: { ':guardNow': Math.floor(Date.parse(at) / 1000) },
});
