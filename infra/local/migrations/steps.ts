/** What lifts the items of an older Rafiq to the newest version, in order; `itemsVersion` is where the last one leads. */
import { indexEveryAccount } from '#functions/accounts/index-accounts.ts';
import { takeUpDeals } from '#functions/deals/take-up-deals.ts';
import { returnLostClocks, startIdleClocks, tieEveryAccount } from '#functions/leads/index.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { followCountryWeeks } from '#functions/partners/index.ts';

export interface Step {
  /** The version the items are of once it is done. */
  readonly to: number;
  /** For people who wait for it. */
  readonly name: string;
  /** Changes items and answers how many. Cut off anywhere and begun anew, it ends in the same. */
  readonly run: (change: Change) => Promise<number>;
}

export const steps: readonly Step[] = [
  { to: 2, name: 'Clocks of leads that no sweep looked at', run: returnLostClocks },
  { to: 3, name: 'Leads that partners work, and no clock told how long they rest', run: startIdleClocks },
  { to: 4, name: 'Leads that tie their partner to an account', run: tieEveryAccount },
  { to: 5, name: 'Leads that tell their account who works them', run: tieEveryAccount },
  { to: 6, name: 'Accounts that are found by any spelling of their name', run: indexEveryAccount },
  { to: 7, name: 'Accounts that are found by more spellings of their name', run: indexEveryAccount },
  {
    to: 8,
    name: 'Registrations and conflict cases that stood in no queue, or ended unnoticed',
    run: takeUpDeals,
  },
  { to: 9, name: 'Accounts that are found by yet more spellings of their name', run: indexEveryAccount },
  { to: 10, name: 'Partners that work the hours of their country', run: followCountryWeeks },
];
