/** The bounds of invitations, which screens state and the server enforces. Free of imports so that browsers may load it. */

/** How long an invitation works after its message was sent. */
export const invitationDays = 14;

/** Most invitations of one organisation that nobody has used yet. */
export const mostOpenInvitations = 20;

/** Most messages one organisation may have sent in a day (UTC), repeated ones included. */
export const mostSentADay = 50;
