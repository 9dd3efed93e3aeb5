import { confirmValue as route } from '@rafiq/shared/imports/contract.ts';
import type { BodyOf } from '@rafiq/shared/route.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { aliasPlan } from '#functions/products/index.ts';
import { valueConfirmed, mayBecome } from '../domain/import-job.ts';
import { rememberedFrom } from '../domain/remembered-country.ts';
import { nameableCountry } from '../nameable-country.ts';
import { presentImport } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import type { Along } from '../store/import-store.ts';
import { untilSettled } from '../until-settled.ts';

type Body = BodyOf<typeof route>;

/** Records what a person says an unknown value means: for this import and for every later one. */
export const confirmValue = handle(
  route,
  ({ importId }, { body, change }) =>
    untilSettled(async () => {
      const job = await imports.find(importId);
      if (job === undefined) throw new Problem('not-found');
      if (!mayBecome(job, 'ready') && !mayBecome(job, 'running')) throw new Problem('illegal-move');
      const { field, text, value } = body;
      const along =
        field === 'country' ? countryAlong(body, change.at) : await aliasPlan(value, text, change.at);
      return imports.save(valueConfirmed(job), 'value-confirmed', change, {
        ...along,
        told: { field, text, value },
      });
    }),
  (job, { body, language }) => ({ import: presentImport(job, language), ...body }),
);

const countryAlong = ({ text, value }: Body, at: string): Along => ({
  country: rememberedFrom(text, nameableCountry(text, value, '/value'), at),
});
