import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { handle } from '#functions/kernel/handle.ts';
import { readTally } from '../store/tally.ts';

export const overview = handle(readOverview, async (_params, { now, language }) => {
  const tally = await readTally(now);
  return {
    ...tally,
    unplacedByReason: tally.unplacedByReason.map(({ code, count }) => ({
      code,
      text: sentence(language, `short.${code}`),
      count,
    })),
  };
});
