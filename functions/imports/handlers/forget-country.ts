import { forgetCountry as route } from '@rafiq/shared/imports/contract.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { countrySpelling } from '../domain/read-country.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';

const unknown = (cause?: unknown) =>
  new Problem('unknown-reference', { errors: [{ pointer: '/text', code: 'unknown-reference' }], cause });

/** Forgets what a spelling of a country was said to mean; what was taken by it stays. */
export const forgetCountry = handle(
  route,
  async (_, { body: { text }, change }) => {
    const found = await imports.findCountry(countrySpelling(text));
    if (found === undefined) throw unknown();
    try {
      return await imports.forgetCountry(found, change);
    } catch (error) {
      if (!(error instanceof ConditionFailed) || error.label !== 'import-country') throw error;
      throw unknown(error);
    }
  },
  ({ text, country, rememberedAt }) => ({ text, country, rememberedAt }),
);
