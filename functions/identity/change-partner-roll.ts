import { Problem } from '#functions/kernel/problem.ts';
import { changeRoll } from './change-roll.ts';
import type { Roll } from './domain/member-records.ts';

/**
 * A change on the roll of a partner by the vendor, while the partner is open to its people.
 * @throws Problem `not-found`, or `partner-not-active` while nobody could join it
 */
export const changePartnerRoll = <Result>(
  partnerId: string,
  attempt: (roll: Roll) => Promise<Result>,
): Promise<Result> =>
  changeRoll(partnerId, (roll) => {
    if (roll.organisation.status !== 'active') throw new Problem('partner-not-active');
    return attempt(roll);
  });

/** The roll as far as the vendor may change it: the invitations of admins. */
export const adminsOf = ({ organisation, people }: Roll): Roll => ({
  organisation,
  people: people.filter(({ role }) => role === 'partner-admin'),
});
