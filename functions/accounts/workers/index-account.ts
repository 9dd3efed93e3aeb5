/** Writes accounts that were opened, or are told otherwise now, under all keys they are found by. */
import { consumeEventBatches } from '#functions/kernel/consume.ts';
import { indexAccounts } from '../index-accounts.ts';
import { factsBefore } from '../store/matched-account.ts';

export const handler = consumeEventBatches((events) =>
  indexAccounts(events.map((event) => ({ event, formerly: factsBefore(event.data) }))),
);
