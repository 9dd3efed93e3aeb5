import type { readConflictStatistics } from '@rafiq/shared/deals/case-contract.ts';
import type * as z from 'zod';

/** How conflicts are settled, as the API counts it. */
export type ConflictStatistics = z.output<(typeof readConflictStatistics)['output']>;
