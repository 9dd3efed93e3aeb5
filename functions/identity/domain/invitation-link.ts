/** What the link of an invitation names: whom it is for, and which of its messages. */
export const invitationLink = (userId: string, message: number): string => `${userId}.${message}`;

/** Whom a link is for; whoever made it up is nobody. */
export const userOfLink = (link: string): string => link.split('.')[0] ?? '';
