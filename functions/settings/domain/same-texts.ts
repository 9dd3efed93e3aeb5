import type { OwnText } from '@rafiq/shared/settings/status.ts';

/** Whether two texts of the vendor's own say the same in every language; what is no text says nothing. */
export const sameTexts = (one: OwnText | null, other: OwnText | null): boolean =>
  one?.en === other?.en && one?.ar === other?.ar && one?.fa === other?.fa;
