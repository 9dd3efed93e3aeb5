import { readHealth } from '@rafiq/shared/integrations/contract.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { handle } from '#functions/kernel/handle.ts';

/** Answers when the table answers (1 request); if it does not, the kernel says unavailable. */
export const health = handle(readHealth, async (_, { now }) => {
  await getItem({ pk: 'HEALTH', sk: 'PROBE' });
  return { status: 'ok' as const, at: now };
});
