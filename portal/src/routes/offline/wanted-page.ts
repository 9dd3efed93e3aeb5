import { safeReturnPath } from '#lib/road/return-path.ts';

/** The page that was asked for without a connection, by the address of this one; never a place outside of the portal. */
export const wantedPage = (address: string): string =>
  safeReturnPath(new URL(address).searchParams.get('page'));
