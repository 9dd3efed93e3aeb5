import { listCountries as route } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';

/** Lists the spellings of countries that people have said the meaning of. */
export const listCountries = handle(
  route,
  (_, { query, scope }) => imports.listCountries({ ...query, scope }),
  ({ items, nextCursor }) => ({
    items: items.map(({ text, country, rememberedAt }) => ({ text, country, rememberedAt })),
    nextCursor,
  }),
);
