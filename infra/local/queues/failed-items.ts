import * as z from 'zod';

const batchAnswer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })) });

/**
 * The items of a batch that a function reported as failed. As on AWS, no answer or an empty list means all is well,
 * while an answer of another shape, or one that names an item nobody gave, fails the whole batch.
 */
export function failedItems(answer: unknown, given: readonly string[]): Set<string> {
  if (
    answer === null ||
    answer === undefined ||
    (typeof answer === 'object' && Object.keys(answer).length === 0)
  ) {
    return new Set();
  }
  const parsed = batchAnswer.safeParse(answer);
  if (!parsed.success) return new Set(given);
  const failed = new Set(parsed.data.batchItemFailures.map((failure) => failure.itemIdentifier));
  return [...failed].every((item) => given.includes(item)) ? failed : new Set(given);
}
