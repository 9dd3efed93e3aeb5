/** The reasons in the one table: one item, read with 1 request. */
import { reasonMoves } from '@rafiq/shared/leads/status.ts';
import { ownText } from '@rafiq/shared/settings/own-text.ts';
import * as z from 'zod';
import { atVersionOrShipped, commit, type Change } from '#functions/kernel/commit.ts';
import { getItem, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { ofEachMove, shippedReasons, withShipped, type KeptReasons } from '../domain/reasons.ts';

const reasonsKey: Key = { pk: 'SETTINGS#reasons', sk: 'RECORD' };

const keptReason = z.object({
  code: z.string(),
  on: z.boolean(),
  texts: ownText.nullable(),
});
const keptReasons = recordReader(
  'reasons',
  z.object({
    lists: z.partialRecord(z.enum(reasonMoves), z.array(keptReason)),
    savedAt: z.string(),
    version: z.number().int(),
  }),
);

function parseReasons(item: Item | undefined): KeptReasons {
  if (item === undefined) return shippedReasons;
  const { lists, savedAt, version } = keptReasons(item);
  return { lists: ofEachMove((move) => withShipped(move, lists[move] ?? [])), savedAt, version };
}

/** The reasons in force (1 request). */
export const findReasons = async (): Promise<KeptReasons> => parseReasons(await getItem(reasonsKey));

/** Saves the next version over the one that was read. @throws ConditionFailed `reasons` if it has moved on */
export const saveKeptReasons = (
  next: KeptReasons,
  told: Record<string, unknown>,
  change: Change,
): Promise<KeptReasons> =>
  commit(change, {
    writes: [
      {
        label: 'reasons',
        put: { ...reasonsKey, kind: 'reasons', schema: 1, ...next },
        when: atVersionOrShipped(next.version - 1),
      },
    ],
    events: [
      {
        type: 'rafiq.settings.reasons.saved.v1',
        subject: 'reasons',
        pk: reasonsKey.pk,
        version: next.version,
        data: told,
        changed: ['lists'],
      },
    ],
    answer: next,
  });
