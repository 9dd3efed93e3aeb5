/** The texts for conflict cases in the one table: one item, read with 1 request. */
import { caseTextSettings } from '@rafiq/shared/settings/case-texts-contract.ts';
import type { CaseTextUse } from '@rafiq/shared/deals/case-status.ts';
import * as z from 'zod';
import { atVersionOrShipped, commit, type Change } from '#functions/kernel/commit.ts';
import { getItem, type Key } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import type { KeptCaseTexts } from '../domain/change-case-texts.ts';
import { shippedCaseTexts } from '../domain/shipped-case-texts.ts';

const caseTextsKey: Key = { pk: 'SETTINGS#case-texts', sk: 'RECORD' };

const readKept = recordReader('case-texts', z.object(caseTextSettings.shape));

/** The texts in force (1 request). */
export async function findCaseTexts(): Promise<KeptCaseTexts> {
  const item = await getItem(caseTextsKey);
  return item === undefined ? shippedCaseTexts : readKept(item);
}

/** Saves the next version over the one that was read. @throws ConditionFailed `case-texts` if it has moved on */
export const saveKeptCaseTexts = (
  next: KeptCaseTexts,
  changed: readonly CaseTextUse[],
  change: Change,
): Promise<KeptCaseTexts> =>
  commit(change, {
    writes: [
      {
        label: 'case-texts',
        put: { ...caseTextsKey, kind: 'case-texts', schema: 1, ...next },
        when: atVersionOrShipped(next.version - 1),
      },
    ],
    events: [
      {
        type: 'rafiq.settings.case-texts.saved.v1',
        subject: 'case-texts',
        pk: caseTextsKey.pk,
        version: next.version,
        data: { changed },
        changed: ['lists'],
      },
    ],
    answer: next,
  });
