/**
 * What waits on this device: its order, and what an answer makes of it. Pure: the store (`outbox-store.ts`) and the
 * way out (`send-outbox.ts`) use it.
 */
import { fieldOf, inOrder, moveOf } from './outbox-item.ts';
import type { OutboxItem, Refusal, WaitingAct } from './outbox-item.ts';

/** What sending one came to. */
export type SendAnswer =
  /** `version`: the lead's after it, where it moved the lead. */
  | { kind: 'sent'; version: number | null }
  | { kind: 'refused'; refusal: Refusal }
  /** The server was reached and could not: this lead's turn comes again. */
  | { kind: 'failed' }
  /** Nobody was reached, or too many were: everything waits. */
  | { kind: 'later' }
  /** Whoever wrote it is not who is signed in. */
  | { kind: 'signed-out' };

/** The API remembers a key for 24 hours; an hour is left for the way and for clocks that differ. */
const rememberedMs = 23 * 3600 * 1000;
const mostFailures = 5;

/** Too many asked, or nobody stood behind the door: that passes, and says nothing about what was sent. */
const passing: readonly number[] = [429, 502, 503, 504];

/**
 * What an answer without words of the portal's own means for something that waits; `opaque`: it leads elsewhere, as
 * networks do whose own page wants to be seen first.
 */
export function answerOfStatus(status: number, opaque: boolean): SendAnswer {
  if (status === 401) return { kind: 'signed-out' };
  return { kind: opaque || passing.includes(status) ? 'later' : 'failed' };
}

/** What a refusal of the API means for something that waits. */
export function answerOfProblem({ status, code, detail }: Refusal & { status: number }): SendAnswer {
  if (status === 401 || status >= 500 || passing.includes(status)) return answerOfStatus(status, false);
  return { kind: 'refused', refusal: { code, detail } };
}

/** A form to keep: whose and about which lead, and whether it may have arrived already. */
export interface FormToKeep {
  memberId: string;
  lead: { id: string; name: string; version: number };
  act: WaitingAct;
  formData: FormData;
  tried: boolean;
}

/**
 * A form as it waits. A call logged without a time happened when it was logged, not when it arrives; what may have
 * arrived stays as it was sent, for under its key the API takes nothing else.
 */
export function itemOf({ memberId, lead, act, formData, tried }: FormToKeep, nowMs: number): OutboxItem {
  const fields = [...formData].filter((field): field is [string, string] => typeof field[1] === 'string');
  const happened = act === 'write' && !tried ? new Date(nowMs).toISOString() : '';
  const own = fields
    .filter(([name]) => name !== 'idempotencyKey')
    .map(([name, value]): [string, string] => [name, name === 'happenedAt' ? value || happened : value]);
  return {
    key: fieldOf({ fields }, 'idempotencyKey'),
    memberId,
    leadId: lead.id,
    leadName: lead.name,
    act,
    fields: own,
    basedOn: moveOf({ act, fields: own }) === null ? null : lead.version,
    writtenAtMs: nowMs,
    triedAtMs: tried ? nowMs : null,
    failures: 0,
    refusal: null,
  };
}

/**
 * Something new behind everything that waits: its place is after all of it, and it was decided knowing the own moves
 * before it, on whose versions these count by now.
 */
export function behind(items: readonly OutboxItem[], item: OutboxItem): OutboxItem {
  const versions = items.flatMap(({ leadId, refusal, basedOn }) =>
    leadId === item.leadId && refusal === null && basedOn !== null ? [basedOn] : [],
  );
  return {
    ...item,
    basedOn: item.basedOn === null ? null : Math.max(item.basedOn, ...versions),
    writtenAtMs: placeBehind(items, item.writtenAtMs),
  };
}

/** A place after all of these, also where the device's clock was set back. */
export const placeBehind = (items: readonly OutboxItem[], atMs: number): number =>
  Math.max(atMs, ...items.map(({ writtenAtMs }) => writtenAtMs + 1));

/** The next to send: the oldest that is not refused, of a lead that is not held back by an earlier one. */
export const nextToSend = (
  items: readonly OutboxItem[],
  heldLeads: ReadonlySet<string>,
): OutboxItem | undefined =>
  inOrder(items).find(({ refusal, leadId }) => refusal === null && !heldLeads.has(leadId));

/**
 * Whether it may have arrived so long ago that its key protects nobody any more: sending it by itself could make it
 * happen twice, so a person has to look first.
 */
export const isUncertain = ({ triedAtMs }: OutboxItem, nowMs: number): boolean =>
  triedAtMs !== null && nowMs - triedAtMs > rememberedMs;

/** What to write down, in one step with reading what it rests on. */
export interface OutboxChange {
  put: OutboxItem[];
  remove: string[];
}

/** What leaves next, if anything does, and how many wait. */
export interface Departure extends OutboxChange {
  item: OutboxItem | undefined;
  waiting: number;
}

/**
 * The next on its way, marked before it leaves, so that neither a crash nor a lost answer can make it happen twice:
 * it goes again under its own key, or its writer is asked first.
 */
export function departure(
  items: readonly OutboxItem[],
  heldLeads: ReadonlySet<string>,
  nowMs: number,
): Departure {
  const waiting = items.filter(({ refusal }) => refusal === null);
  const uncertain = waiting.filter((item) => isUncertain(item, nowMs));
  const certain = waiting.filter((item) => !isUncertain(item, nowMs));
  const next = nextToSend(certain, heldLeads);
  const item = next && { ...next, triedAtMs: next.triedAtMs ?? nowMs };
  const asked = uncertain.map((one) => ({ ...one, refusal: { code: 'uncertain', detail: '' } }));
  return { put: item ? [...asked, item] : asked, remove: [], item, waiting: certain.length };
}

/** What to write down after an answer, and whether others may follow: all, those of other leads, or none now. */
export interface Consequence extends OutboxChange {
  go: 'on' | 'past-lead' | 'stop';
}

/**
 * What an answer makes of the outbox as it is by now. What was taken back while it was under way stays away: it is
 * neither marked nor told about.
 */
export function consequenceOf(
  items: readonly OutboxItem[],
  sent: OutboxItem,
  answer: SendAnswer,
): Consequence {
  const still = items.filter(({ key }) => key === sent.key);
  switch (answer.kind) {
    case 'sent':
      return { put: followers(items, sent, answer.version), remove: [sent.key], go: 'on' };
    case 'refused':
      return { put: still.map((item) => ({ ...item, refusal: answer.refusal })), remove: [], go: 'on' };
    case 'failed': {
      const failures = sent.failures + 1;
      const refusal = failures >= mostFailures ? { code: 'not-taken', detail: '' } : null;
      const put = still.map((item) => ({ ...item, failures, refusal }));
      return { put, remove: [], go: refusal ? 'on' : 'past-lead' };
    }
    case 'later':
    case 'signed-out':
      return { put: [], remove: [], go: 'stop' };
  }
}

/**
 * What was decided on this device after an own move, and on the same version, was decided knowing that move: it now
 * counts on the version the move made.
 */
const followers = (items: readonly OutboxItem[], sent: OutboxItem, version: number | null): OutboxItem[] =>
  version === null || sent.basedOn === null
    ? []
    : items
        .filter(
          (item) =>
            item.leadId === sent.leadId &&
            item.writtenAtMs > sent.writtenAtMs &&
            item.basedOn === sent.basedOn,
        )
        .map((item) => ({ ...item, basedOn: version }));

/**
 * The same again, decided anew on a lead as it is now. A refusal is final for its key, so it goes under a new one;
 * what may have arrived keeps its key, lest it happen twice while the API still remembers it.
 */
export function again(item: OutboxItem, now: { key: string; version: number; atMs: number }): OutboxItem {
  const keepsKey = item.refusal?.code === 'not-taken' && !isUncertain(item, now.atMs);
  return {
    ...item,
    key: keepsKey ? item.key : now.key,
    basedOn: item.basedOn === null ? null : now.version,
    triedAtMs: keepsKey ? item.triedAtMs : null,
    writtenAtMs: now.atMs,
    failures: 0,
    refusal: null,
  };
}
