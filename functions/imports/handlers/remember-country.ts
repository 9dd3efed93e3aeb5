import { rememberCountry as route } from '@rafiq/shared/imports/contract.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { rememberedFrom } from '../domain/remembered-country.ts';
import { nameableCountry } from '../nameable-country.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';

/** Remembers what a spelling of a country means, unless it means another one already. */
export const rememberCountry = handle(
  route,
  async (_, { body: { text, country }, change }) => {
    const code = nameableCountry(text, country, '/country');
    try {
      return await imports.rememberCountry(rememberedFrom(text, code, change.at), change);
    } catch (error) {
      if (!(error instanceof ConditionFailed) || error.label !== 'import-country') throw error;
      throw new Problem('already-exists', {
        errors: [{ pointer: '/text', code: 'already-exists' }],
        cause: error,
      });
    }
  },
  ({ text, country, rememberedAt }) => ({ text, country, rememberedAt }),
);
