import { listImports } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentImport } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';

/** Lists imports, newest first. */
export const list = handle(
  listImports,
  (_, { query, scope }) => imports.list({ ...query, scope }),
  ({ items, nextCursor }, { language }) => ({
    items: items.map((job) => presentImport(job, language)),
    nextCursor,
  }),
);
