/** The way out of the outbox, for pages and the service worker alike: one at a time, in order, never two at once. */
import { answerOfStatus, consequenceOf, departure } from './outbox.ts';
import type { SendAnswer } from './outbox.ts';
import type { OutboxItem } from './outbox-item.ts';
import { updateOutbox } from './outbox-store.ts';

const lockName = 'rafiq-outbox';
const timeoutMs = 20_000;

/** What a run came to: how many still wait, and whether their writer has to sign in first. */
export interface SendRun {
  waiting: number;
  signedOut: boolean;
}

/** Sends one; whatever is not an answer of the portal leaves it waiting. */
async function post(item: OutboxItem): Promise<SendAnswer> {
  const body = new URLSearchParams(item.fields.map(([name, value]) => [name, value]));
  body.set('act', item.act);
  body.set('memberId', item.memberId);
  body.set('idempotencyKey', item.key);
  if (item.basedOn !== null) body.set('basedOn', String(item.basedOn));
  try {
    const response = await fetch(`/leads/${item.leadId}/outbox`, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return (await response.json()) as SendAnswer;
    return answerOfStatus(response.status, response.type === 'opaqueredirect');
  } catch (error) {
    console.debug(error); // no connection, or one too slow: that is what the outbox is for
    return { kind: 'later' };
  }
}

/** Sends whatever waits. */
export const sendOutbox = (): Promise<SendRun> =>
  navigator.locks.request(lockName, async () => {
    const held = new Set<string>();
    for (;;) {
      const { item, waiting } = await updateOutbox((items) => departure(items, held, Date.now()));
      if (item === undefined) return { waiting, signedOut: false };
      const answer = await post(item);
      const { go } = await updateOutbox((items) => consequenceOf(items, item, answer));
      if (go === 'past-lead') held.add(item.leadId);
      if (go === 'stop') return { waiting, signedOut: answer.kind === 'signed-out' };
    }
  });

/**
 * Takes out something that waits while nothing is under way, lest it leave at the same moment. Answers it as it was
 * last; undefined if it was gone already.
 */
export const takeOut = (key: string): Promise<OutboxItem | undefined> =>
  navigator.locks.request(lockName, async () => {
    const { taken } = await updateOutbox((items) => {
      const found = items.find((item) => item.key === key);
      return { put: [], remove: found ? [key] : [], taken: found };
    });
    return taken;
  });
