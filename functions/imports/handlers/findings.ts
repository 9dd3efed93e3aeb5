import { listFindings } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { presentFinding } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';

/** Lists the rows that were refused or taken with a notice, in the order of the file. */
export const findings = handle(
  listFindings,
  async ({ importId }, { query, scope }) => {
    const { limit, cursor, kind } = query;
    if ((await imports.find(importId)) === undefined) throw new Problem('not-found');
    return imports.listFindings(importId, kind, { limit, cursor, scope });
  },
  ({ items, nextCursor }, { language }) => ({
    items: items.map((found) => presentFinding(found, language)),
    nextCursor,
  }),
);
