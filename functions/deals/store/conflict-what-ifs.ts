/** What-ifs of the conflict policy, which are tried on registrations; those that one moved lie beside it, row by row. */
import { writtenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { conflictWhatIfFigures, movedRegistration } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import type { Write } from '#functions/kernel/commit.ts';
import { keepIf, listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { whatIfStore, type KeptWhatIf } from '#functions/kernel/what-if-store.ts';
import type { MovedRow } from '../domain/conflict-what-if.ts';
import { conflictWhatIfList, conflictWhatIfPartition, movedKey, movedPrefix } from './deal-keys.ts';

export const conflictWhatIfs = whatIfStore({
  kind: 'conflict-what-if',
  event: 'rafiq.deals.conflict-what-if',
  counted: 'registrations',
  partitionOf: conflictWhatIfPartition,
  list: conflictWhatIfList,
  document: writtenConflictPolicy,
  figures: conflictWhatIfFigures,
});

const movedKind = 'conflict-what-if-moved';
const readMoved = recordReader(movedKind, z.object({ moved: movedRegistration.omit({ companyName: true }) }));

/** The write of one that moved: whichever run writes it, it says the same. */
export const movedWrite = ({ id, ttl }: KeptWhatIf, moved: MovedRow): Write => ({
  label: 'what-if-moved',
  put: { ...movedKey(id, moved.submittedAt, moved.dealId), kind: movedKind, schema: 1, moved, ttl },
});

/** What one moved, the last submitted first (1 request). @param keep of which partners */
export const listMoved = (
  id: string,
  keep: (row: MovedRow) => boolean,
  page: PageRequest,
): Promise<Page<MovedRow>> =>
  listPage(
    { partition: conflictWhatIfPartition(id), prefix: movedPrefix, newestFirst: true },
    page,
    keepIf((item) => readMoved(item).moved, keep),
  );
