/**
 * Makes every account findable by any spelling of its name that was opened before that was kept: `TABLE_NAME=… node
 * functions/accounts/cli/index-accounts.ts` with credentials that may write the table. On one machine `npm start`
 * does it by itself. Repeating it does no harm. It is due as well when names are written under more keys than before: what
 * was written earlier stays and leads to the same accounts, only not by the new spellings.
 */
import { indexEveryAccount } from '../index-accounts.ts';

console.log(`${await indexEveryAccount()} accounts are found by any spelling`);
