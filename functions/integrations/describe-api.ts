import { openapiOf } from '@rafiq/shared/openapi.ts';
import { routes } from '@rafiq/shared/routes.ts';

/** The description of this whole API. It carries every contract: whoever needs it loads it late. */
export const describeApi = (): ReturnType<typeof openapiOf> => openapiOf(routes);
