import { SESSION_COOKIE_NAME } from '$app/env/private';

/** A `__Host-` cookie must be secure; a plain name is for browsers that refuse those on http://localhost. */
const secure = SESSION_COOKIE_NAME.startsWith('__Host-');

/** How every cookie of the portal is set. */
export const cookieAttributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
