import { readReasons as route } from '@rafiq/shared/settings/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentReasons } from '../present-reasons.ts';
import { findReasons } from '../store/reason-store.ts';

export const readReasons = handle(route, async (_params, { caller, language }) =>
  presentReasons(await findReasons(), caller, language),
);
