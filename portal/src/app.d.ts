import type { Channel } from '#lib/server/channel-of.ts';
import type { Session } from '#lib/server/session.ts';
import type { Reasons } from '#lib/components/terms/reason-terms.ts';
import type { Reader } from '#lib/format/reader.ts';

declare global {
  namespace App {
    interface Locals {
      /** Whoever is signed in; undefined on public pages. */
      session: Session | undefined;
      /** Whose channel this is. */
      channel: Channel;
      reader: Reader;
      theme: 'light' | 'dark' | 'system';
    }
    interface PageData {
      /** Null while nobody has named the vendor. */
      vendorName?: string | null;
      /** On the pages of members: the reasons that forms ask for; null for those that Rafiq begins with. */
      reasons?: Reasons | null;
    }
    interface Error {
      /** The problem's code where the API refused, so that the page can say what to do. */
      code?: string;
      requestId?: string;
    }
    interface PageState {
      /** An overlay opened over the page, closed by going back. */
      overlay?: string;
    }
  }
}

export {};
