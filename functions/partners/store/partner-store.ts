/** What the partners room asks of its store. */
import type { Page } from '@rafiq/shared/page.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import type { PageRequest } from '#functions/kernel/list.ts';

/** What happened to a partner, told by the event of the change. */
export interface PartnerEvent {
  /** `created`, `updated`, `suspended` … */
  verb: string;
  data?: Record<string, unknown>;
  changed?: readonly string[];
  why?: string;
}

/** Writes and events of other rooms that belong to the same change. */
interface Together {
  writes: readonly Write[];
  events: readonly EventDraft[];
}

/** What a list is narrowed to; `managerId` is the portfolio it stays within. */
export interface PartnerFilter {
  managerId?: string | undefined;
  country?: string | undefined;
  statuses?: readonly Partner['status'][] | undefined;
  tier?: Partner['tier'] | undefined;
  /** The one they buy from themselves. */
  parentId?: string | undefined;
  /** Words of its name, in any spelling. */
  words?: string | undefined;
}

export interface PartnerStore {
  find(id: string): Promise<Partner | undefined>;
  findByRef(ref: { source: string; id: string }): Promise<Partner | undefined>;
  list(filter: PartnerFilter, page: PageRequest): Promise<Page<Partner>>;
  /** Every partner that names this manager. */
  portfolio(managerId: string): Promise<Partner[]>;
  /** Writes a new partner. @throws ConditionFailed `partner-ref` if its reference is taken */
  insert(partner: Partner, event: PartnerEvent, change: Change, together?: Together): Promise<Partner>;
  /** Writes a partner that is still as it was before. @throws ConditionFailed `partner` if it is not */
  save(
    before: Partner,
    after: Partner,
    event: PartnerEvent,
    change: Change,
    together?: Together,
  ): Promise<Partner>;
  /** The same, for a caller that is told something else of it: that answer is kept under its key. */
  saveAnswering<Answer>(
    answer: Answer,
    before: Partner,
    after: Partner,
    event: PartnerEvent,
    change: Change,
    together?: Together,
  ): Promise<Answer>;
}
