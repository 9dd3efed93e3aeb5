import { Problem } from '#functions/kernel/problem.ts';
import { casesAround } from './cases-around.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { namesAnyOf } from './domain/names-any-of.ts';
import type { Registration } from './domain/registration.ts';

const partiesOf = ({ claimant, holders }: ConflictCase) => [claimant, ...holders];

/** @throws Problem `invalid-request`, `names-a-party` at `/note` */
function refuseNames(note: string, names: readonly string[]): void {
  if (namesAnyOf(note, names))
    throw new Problem('invalid-request', { errors: [{ pointer: '/note', code: 'names-a-party' }] });
}

/**
 * What the vendor writes is read by all sides of a case, and must not tell one of them who another is.
 * @throws Problem `invalid-request`, `names-a-party` at `/note`
 */
export function requireNameless(note: string | undefined, one: ConflictCase): void {
  if (note === undefined) return;
  refuseNames(
    note,
    partiesOf(one).map(({ partnerName }) => partnerName),
  );
}

/**
 * The same of what the vendor writes to the partner of a registration that is in a case: its own name may stand there
 * (the requests of `casesAround`).
 * @throws Problem `invalid-request`, `names-a-party` at `/note`
 */
export async function requireRivalsNameless(note: string, deal: Registration): Promise<void> {
  const rivals = (await casesAround(deal))
    .flatMap(partiesOf)
    .filter(({ partnerId }) => partnerId !== deal.partnerId);
  refuseNames(
    note,
    rivals.map(({ partnerName }) => partnerName),
  );
}
