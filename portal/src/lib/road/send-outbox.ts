/** The way out of the outbox, for pages and the service worker alike: one at a time, in order, never two at once. */
import { consequenceOf, isUncertain, nextToSend } from './outbox.ts';
import type { OutboxItem, SendAnswer } from './outbox.ts';
import { changeOutbox, readOutbox } from './outbox-store.ts';

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
    if (response.status === 401) return { kind: 'signed-out' };
    return response.ok ? ((await response.json()) as SendAnswer) : { kind: 'later' };
  } catch (error) {
    console.debug(error); // no connection, or one too slow: that is what the outbox is for
    return { kind: 'later' };
  }
}

/**
 * Sends whatever waits. Each is marked as under way before it leaves, so that neither a crash nor a lost answer can
 * make it happen twice: it goes again under its own key, or asks its writer first.
 */
export const sendOutbox = (): Promise<SendRun> =>
  navigator.locks.request(lockName, async () => {
    const held = new Set<string>();
    const run: SendRun = { waiting: 0, signedOut: false };
    for (;;) {
      const items = await readOutbox();
      run.waiting = items.filter(({ refusal }) => refusal === null).length;
      const item = nextToSend(items, held);
      if (item === undefined) return run;
      if (isUncertain(item, Date.now())) {
        await changeOutbox([{ ...item, refusal: { code: 'uncertain', title: '', detail: '' } }], []);
        continue;
      }
      const tried = { ...item, triedAtMs: item.triedAtMs ?? Date.now() };
      await changeOutbox([tried], []);
      const answer = await post(tried);
      const { put, remove, go } = consequenceOf(items, tried, answer);
      await changeOutbox(put, remove);
      if (go === 'past-lead') held.add(item.leadId);
      if (go === 'stop') return { ...run, signedOut: answer.kind === 'signed-out' };
    }
  });
