import type { Lead } from './lead.ts';

/** What the source of a lead says of the way it came, where the customer itself asked on a web form. */
export const webFormChannel = 'web-form';

/** Whether the customer itself asked, on a web form. */
export const askedItself = ({ source }: Pick<Lead, 'source'>): boolean =>
  source['channel'] === webFormChannel;
