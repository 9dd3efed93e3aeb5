/** What the forms room asks of its store. */
import type { ConsentText, FormActivity, WebForm } from '@rafiq/shared/forms/contract.ts';
import type { RefusalReason } from '@rafiq/shared/forms/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Change } from '#functions/kernel/commit.ts';
import type { PageRequest } from '#functions/kernel/list.ts';

/** How many submissions a form took: in this minute, and in the one before. */
export interface Taken {
  now: number;
  before: number;
}

export interface FormStore {
  find(id: string): Promise<WebForm | undefined>;
  /** A form with what it took lately. */
  findBusy(id: string, at: string): Promise<{ form: WebForm; taken: Taken } | undefined>;
  list(page: PageRequest): Promise<Page<WebForm>>;
  insert(form: WebForm, change: Change): Promise<WebForm>;
  /** @throws ConditionFailed `form` if it is not as it was */
  save(before: WebForm, after: WebForm, changed: readonly string[], change: Change): Promise<WebForm>;
  /** Every consent text, newest first. */
  consents(id: string): Promise<ConsentText[]>;
  /** What came in on the days up to and with this one. */
  activity(id: string, today: string): Promise<FormActivity>;
  /** Adds refusals to a day's count. */
  countRefusals(id: string, refusals: ReadonlyMap<RefusalReason, number>, change: Change): Promise<void>;
}
