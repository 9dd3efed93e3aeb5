/** What waits on this device, as pages show it; `outbox.svelte.ts` keeps it as the database has it. */
import type { OutboxItem } from './outbox-item.ts';

class Unsent {
  /** What this member has written and not yet sent, in the order of writing. */
  items: readonly OutboxItem[] = $state.raw([]);
  sending = $state(false);

  /** What waits about a lead, without what was refused. */
  readonly waitingOn = (leadId: string): OutboxItem[] =>
    this.waiting.filter((item) => item.leadId === leadId);

  get waiting(): OutboxItem[] {
    return this.items.filter(({ refusal }) => refusal === null);
  }

  get refused(): OutboxItem[] {
    return this.items.filter(({ refusal }) => refusal !== null);
  }
}

export const unsent = new Unsent();
