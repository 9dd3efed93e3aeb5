import { readOpenapi } from '@rafiq/shared/integrations/contract.ts';
import { openapiOf } from '@rafiq/shared/openapi.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { handle } from '#functions/kernel/handle.ts';

let document: ReturnType<typeof openapiOf> | undefined;

/** Answers the description of this API, made at the first request and kept. */
export const openapi = handle(readOpenapi, async () => (document ??= openapiOf(routes)));
