import type { RegistrationFacts } from './conflict-facts.ts';
import { notRecorded, nothing, type Finding, type MissingFact } from './finding.ts';
import { overlapping, type Range } from './overlapping.ts';

/**
 * What is found among records that may stand in a registration's way: those that count and are for overlapping products.
 * @param records null where they are not recorded
 * @param counts null where the record does not say
 * @param found what those in the way come to
 */
export function clash<One extends Range>(
  records: readonly One[] | null,
  asked: {
    registration: RegistrationFacts;
    products: 'same-family' | 'any';
    counts: (record: One) => boolean | null;
    /** What is missing where the records are, and where one does not say whether it counts. */
    missing: { records: MissingFact; answer?: MissingFact };
  },
  found: (first: One, all: readonly One[]) => Finding,
): Finding {
  if (records === null) return notRecorded(asked.missing.records);
  const among = (answer: boolean | null) =>
    overlapping(
      records.filter((record) => asked.counts(record) === answer),
      asked.registration,
      asked.products,
    );
  const sure = among(true);
  const [first] = sure.met;
  if (first !== undefined) return found(first, sure.met);
  const doubtful = among(null);
  if (doubtful.met.length > 0) return notRecorded(asked.missing.answer ?? asked.missing.records);
  return sure.unsure || doubtful.unsure ? notRecorded('deal-product-family') : nothing;
}
