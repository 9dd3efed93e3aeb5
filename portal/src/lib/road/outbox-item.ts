/**
 * What was written without a connection, one by one: what it is, what it moves and where its lead will stand once it
 * has arrived. Apart from how it is kept and sent (`outbox.ts`), which a page needs only once something waits.
 */
import { afterMove, mayMove, partnerMoves } from '@rafiq/shared/leads/status.ts';
import type { LeadSubstatus } from '@rafiq/shared/leads/status.ts';

/** The forms of a lead's page that may wait: its timeline's, and the moves of its owner. */
export const waitingActs = ['write', ...partnerMoves] as const;
export type WaitingAct = (typeof waitingActs)[number];

/** Why something was not taken, in its writer's language. */
export interface Refusal {
  code: string;
  detail: string;
}

/** One form, as it was filled in. */
export interface OutboxItem {
  /** Also its `Idempotency-Key`: sent twice, after a lost answer say, it still happens once. */
  key: string;
  memberId: string;
  leadId: string;
  leadName: string;
  act: WaitingAct;
  fields: readonly (readonly [name: string, value: string])[];
  /** The version of the lead it was decided on; null for what is written beside any version. */
  basedOn: number | null;
  /** Later than that of whatever was written before it: this is its place in the order. */
  writtenAtMs: number;
  /** When it was first on its way; from then on it may have arrived although nobody said so. */
  triedAtMs: number | null;
  /** How often the server failed on it. */
  failures: number;
  /** Set once it will not be sent by itself any more. */
  refusal: Refusal | null;
}

export const inOrder = (items: readonly OutboxItem[]): OutboxItem[] =>
  [...items].sort((one, other) => one.writtenAtMs - other.writtenAtMs);

/** The value of a field, empty where it was left out. */
export const fieldOf = ({ fields }: Pick<OutboxItem, 'fields'>, name: string): string =>
  fields.find(([known]) => known === name)?.[1] ?? '';

/** The move something makes with its lead, if it makes one. */
export function moveOf(item: Pick<OutboxItem, 'act' | 'fields'>): Exclude<WaitingAct, 'write'> | null {
  if (item.act !== 'write') return item.act;
  const kind = fieldOf(item, 'kind');
  const reached = (kind === 'call' || kind === 'meeting') && fieldOf(item, 'outcome') === 'reached';
  return reached && fieldOf(item, 'markContacted') !== '' ? 'contact' : null;
}

/** Where a lead will stand once everything that waits for it has been taken. */
export const expectedSubstatus = (from: LeadSubstatus, items: readonly OutboxItem[]): LeadSubstatus =>
  inOrder(items).reduce((substatus, item) => {
    const move = item.refusal === null ? moveOf(item) : null;
    return move !== null && mayMove(substatus, move) ? afterMove(substatus, move) : substatus;
  }, from);

/** The words a person wrote into it, for keeping. */
export const wordsOf = (item: Pick<OutboxItem, 'act' | 'fields'>): string =>
  fieldOf(item, item.act === 'write' ? 'text' : 'note');
