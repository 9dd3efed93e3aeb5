import type { Session } from '#lib/server/session.ts';
import type { Reader } from '#lib/format/reader.ts';

declare global {
  namespace App {
    interface Locals {
      /** Whoever is signed in; undefined on public pages. */
      session: Session | undefined;
      reader: Reader;
      theme: 'light' | 'dark' | 'system';
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
