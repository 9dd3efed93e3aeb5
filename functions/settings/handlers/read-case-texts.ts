import { readCaseTexts as route } from '@rafiq/shared/settings/case-texts-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentCaseTexts } from '../present-case-texts.ts';
import { findCaseTexts } from '../store/case-text-store.ts';

export const readCaseTexts = handle(route, async () => presentCaseTexts(await findCaseTexts()));
