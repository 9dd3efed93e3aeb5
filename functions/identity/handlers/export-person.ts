import { exportPerson as route } from '@rafiq/shared/identity/contract.ts';
import { exportContactOfDeals } from '#functions/deals/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { exportContact } from '#functions/leads/index.ts';
import { dataOf, peopleOfEmail } from '../people-of-email.ts';
import { recordExport } from '../store/personal-data-store.ts';

/**
 * Everything kept under an e-mail address. What is remembered of the request is when it was made: the data is read
 * anew for a repeated one.
 */
export const exportPerson = handle(
  route,
  (_, { change, newId }) => recordExport(newId('export'), change, { exportedAt: change.at }),
  async ({ exportedAt }, { body }) => {
    const { email } = body;
    const [people, contacts, deals] = await Promise.all([
      peopleOfEmail(email),
      exportContact(email),
      exportContactOfDeals(email),
    ]);
    return { exportedAt, members: await Promise.all(people.map(dataOf)), contacts, deals };
  },
);
