/** One line of a batch: it moves its lead and is written with it, or says why not; asked again it says the same. */
import { ConditionFailed, commit, type Change } from '#functions/kernel/commit.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { saveLead, type Move } from './save-lead.ts';
import { findLine, lineWrite, type BatchLine } from './store/batches.ts';

const mostTries = 5;

/** Why a line is refused for good; undefined for what is no refusal but a failure of ours. */
const refusalOf = (error: unknown): string | undefined =>
  error instanceof Problem && error.status < 500
    ? error.code
    : error instanceof ConditionFailed
      ? 'conflict'
      : undefined;

async function keepRefusal(change: Change, key: Key, said: BatchLine): Promise<BatchLine> {
  try {
    return await commit(change, { writes: [lineWrite(key, said, change.at)], events: [], answer: said });
  } catch (error) {
    // The same batch, sent twice, has settled this line meanwhile.
    const kept = error instanceof ConditionFailed ? await findLine(key) : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

/**
 * Settles a line (2 reads, 1 transaction).
 * @param decide reads the lead and says what to do with it; what it refuses becomes the line
 * @throws whatever is no refusal: the line stays open, and the same request again goes on with it
 */
export async function settleLine(
  change: Change,
  key: Key,
  leadId: string,
  decide: () => Promise<{ move: Move; line: BatchLine }>,
): Promise<BatchLine> {
  for (let tries = 1; ; tries += 1) {
    const kept = await findLine(key);
    if (kept !== undefined) return kept;
    try {
      const { move, line } = await decide();
      const extra = [...(move.extra ?? []), lineWrite(key, line, change.at)];
      return await saveLead(change, { ...move, extra }, line);
    } catch (error) {
      if (error instanceof ConditionFailed && tries < mostTries) continue;
      const code = refusalOf(error);
      if (code === undefined) throw error;
      return keepRefusal(change, key, { leadId, outcome: 'refused', code });
    }
  }
}
