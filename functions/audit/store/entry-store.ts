/** Lists of acts: each a named access pattern, newest first, within a period. */
import type { Page } from '@rafiq/shared/page.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { mergePage, type PageRequest, type Reading } from '#functions/kernel/list.ts';
import { auditedEventOf, type AuditedEvent } from '../domain/audited-event.ts';
import type { AuditList } from '../domain/choose-list.ts';
import type { Entry } from '../domain/link.ts';
import * as keys from './audit-keys.ts';
import { parseEntry } from './chain-items.ts';

export interface Period {
  from?: string | undefined;
  until?: string | undefined;
}

function partitionsOf(list: AuditList): { partitions: string[]; index?: 'list' | 'second' } {
  const { organisation } = list;
  if (list.by === 'subject') {
    return organisation === undefined
      ? { partitions: [keys.subjectOfAll(list.subject)], index: 'list' }
      : { partitions: [keys.subjectOf(organisation, list.subject)] };
  }
  if (list.by === 'actor') {
    return { partitions: [keys.actorOfOrganisation(list.organisation, list.actorId)], index: 'second' };
  }
  return organisation === undefined
    ? { partitions: list.kinds.map(keys.kindOfAll), index: 'second' }
    : { partitions: list.kinds.map((kind) => keys.kindOfOrganisation(organisation, kind)), index: 'list' };
}

/** A page of acts (1 request; one for each kind where a list is of all kinds). */
export function listEntries(list: AuditList, period: Period, page: PageRequest): Promise<Page<Entry>> {
  const { partitions, index } = partitionsOf(list);
  const reading: Reading = {
    newestFirst: true,
    ...(index === undefined ? {} : { index }),
    ...(period.from === undefined ? {} : { from: period.from }),
    // Behind every act of that very instant.
    ...(period.until === undefined ? {} : { until: `${period.until}~` }),
  };
  return mergePage(partitions, reading, page, parseEntry);
}

/** The events of some entries, in their order; one that is gone is undefined (1 request a hundred). */
export async function eventsOf(entries: readonly Entry[]): Promise<(AuditedEvent | undefined)[]> {
  const items = await getItems(entries.map(({ key }) => key));
  return items.map(auditedEventOf);
}
