/** What a batch is called before, while and after it runs. */
import type { BatchMove } from '@rafiq/shared/leads/status.ts';
import { m } from '#lib/paraglide/messages.js';

interface Counted {
  count: number;
  shown: string;
}

export const bulkWords: Readonly<
  Record<
    BatchMove,
    {
      button: () => string;
      title: (words: Counted) => string;
      text: () => string;
      confirm: () => string;
      done: (words: Counted) => string;
    }
  >
> = {
  assign: {
    button: m.manage_assign,
    title: m.bulk_assign_title,
    text: m.bulk_assign_text,
    confirm: m.manage_assign_button,
    done: m.bulk_assigned,
  },
  redistribute: {
    button: m.manage_redistribute,
    title: m.bulk_redistribute_title,
    text: m.bulk_redistribute_text,
    confirm: m.manage_redistribute,
    done: m.bulk_redistributed,
  },
  withdraw: {
    button: m.manage_withdraw,
    title: m.bulk_withdraw_title,
    text: m.bulk_withdraw_text,
    confirm: m.manage_withdraw,
    done: m.bulk_withdrawn,
  },
  expire: {
    button: m.bulk_expire,
    title: m.bulk_expire_title,
    text: m.bulk_expire_text,
    confirm: m.bulk_expire,
    done: m.bulk_expired,
  },
};
