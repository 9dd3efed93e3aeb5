import { readOpenapi } from '@rafiq/shared/integrations/contract.ts';
import type { OutputOf } from '@rafiq/shared/route.ts';
import { handle } from '#functions/kernel/handle.ts';

let document: Promise<OutputOf<typeof readOpenapi>> | undefined;

/** Answers the description of this API, made at the first request and kept. */
export const openapi = handle(readOpenapi, () => {
  document ??= import('../describe-api.ts').then(({ describeApi }) => describeApi());
  return document;
});
