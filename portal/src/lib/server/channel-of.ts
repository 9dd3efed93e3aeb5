import type { ChannelSettings } from '@rafiq/shared/settings/contract.ts';

export interface Channel extends Pick<ChannelSettings, 'defaultLanguage'> {
  /** Null while nobody has named the vendor. */
  vendorName: string | null;
}

/** What the API says until somebody names the vendor, and again once they undo it: the product, which pages name anyway. */
const unnamed = 'Rafiq';

export const channelOf = ({ vendorName, defaultLanguage }: ChannelSettings): Channel => ({
  vendorName: vendorName === unnamed ? null : vendorName,
  defaultLanguage,
});
