import { sharingLevels, type SharingLevel } from '@rafiq/shared/partners/status.ts';

/**
 * How much whoever stands above two relations of a chain sees through both: as much as the one that shares less lets
 * through (source: domain.md, Partner: as far as each relation's sharing level says).
 */
export const lowerSharing = (one: SharingLevel, other: SharingLevel): SharingLevel =>
  sharingLevels.indexOf(one) < sharingLevels.indexOf(other) ? one : other;
