/** How a what-if stands. Free of schemas, so that browsers may load it. */
export const whatIfStatuses = ['running', 'finished', 'failed', 'cancelled'] as const;
export type WhatIfStatus = (typeof whatIfStatuses)[number];
