/** Which notices an address asks for: the unread ones, else all. */
export const askedNotices = (url: URL): 'unread' | undefined =>
  url.searchParams.get('status') === 'unread' ? 'unread' : undefined;
