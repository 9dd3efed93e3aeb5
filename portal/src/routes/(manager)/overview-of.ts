import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { oncePerRequest } from '#lib/server/api.ts';

/** The figures of the channel. */
export const overviewOf = oncePerRequest((api) => api.act(readOverview, {}));
