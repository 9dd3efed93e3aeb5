/** Whether the session ran out while this page was open. The page stays, with everything typed into it. */
export const sessionExpiry: { expired: boolean } = $state({ expired: false });

/** The channel on which a freshly signed-in tab tells the others. */
export const sessionChannel = 'rafiq-session';
