/**
 * One form's way to the server with script: pending state, problems beside their fields, a toast when done, the
 * session dialog when signing in is needed again. Without script the same form posts and the page comes back.
 */
import { tick } from 'svelte';
import type { SubmitFunction } from '$app/forms';
import { refreshAll } from '$app/navigation';
import { toast, type ToastOptions } from '#lib/ui/toasts.svelte.ts';
import { tellUnreached } from './tell-unreached.ts';
import { m } from '#lib/paraglide/messages.js';
import { sessionExpiry } from './session-expiry.svelte.ts';

/** A refusal as a page shows it: `fields` holds the sentence of each field by its name. */
export interface ShownProblem {
  code: string;
  title: string;
  detail: string;
  fields: Record<string, string>;
}

/** What an action answers: a notice when done, a problem when refused, and which form it was. */
export interface ActionAnswer {
  form: string;
  notice?: string;
  /** The record it made, for those who offer to take it back. */
  made?: string;
  problem?: ShownProblem;
}

/** How a form waits on this device instead of being posted. */
export interface KeepLater {
  now: () => boolean;
  /** `tried`: it was posted, and may have arrived although no answer came. */
  keep: (formData: FormData, tried: boolean) => Promise<void>;
}

interface Options<Answer extends ActionAnswer> {
  /** Called when the server has done it, after the page's data is fresh. */
  done?: (answer: Answer | undefined) => void;
  /** Called when the server refused; the problem is also on the submission. */
  refused?: (problem: ShownProblem) => void;
  /** The identity of what is sent, where the same words sent again, after a lost connection say, are the same thing. */
  key?: () => string;
  /** Where it may wait: if `now` says so, and if it was posted and no answer came. */
  later?: KeepLater | undefined;
  /** Called when it is on its way. */
  sending?: () => void;
  /** What the toast offers that tells it is done. */
  offered?: (answer: Answer) => ToastOptions;
  /** Empties the form afterwards; off by default so that nothing typed is lost. */
  reset?: boolean;
}

export class Submission<Answer extends ActionAnswer = ActionAnswer> {
  pending = $state(false);
  problem: ShownProblem | undefined = $state();
  readonly #options: Options<Answer>;

  constructor(options: Options<Answer> = {}) {
    this.#options = options;
  }

  /** For `use:enhance`. */
  readonly enhance: SubmitFunction = ({ formData, formElement, cancel }) => {
    if (this.pending) return cancel();
    this.pending = true;
    this.problem = undefined;
    // A fresh key for each attempt a person makes; the one in the page is for browsers without script.
    formData.set('idempotencyKey', this.#options.key?.() ?? crypto.randomUUID());
    this.#options.sending?.();
    if (this.#options.later?.now()) {
      cancel();
      void this.#keep(formData, false);
      return;
    }
    return async ({ result, update }) => {
      if (result.type === 'redirect') {
        // Still on its way: the button stays busy and no guard asks about input that was sent.
        await update();
        this.pending = false;
        return;
      }
      this.pending = false;
      if (result.type === 'error') {
        if (result.status === 401) sessionExpiry.expired = true;
        else if (result.status === undefined && this.#options.later) await this.#keep(formData, true);
        else tellUnreached();
        return;
      }
      const answer = result.data as Answer | undefined;
      if (result.type === 'failure') {
        this.problem = answer?.problem;
        if (answer?.problem) this.#options.refused?.(answer.problem);
        // The reasons that are offered have changed since the form was read: it shows those of now.
        if (answer?.problem?.code === 'reason-not-offered') await refreshAll();
        // The first field that needs a second look, however long the form is.
        await tick();
        formElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
        return;
      }
      if (this.#options.reset) formElement.reset();
      // The page's own `form` is for browsers without script: here a toast tells, once.
      await refreshAll();
      if (answer?.notice) toast(answer.notice, this.#options.offered?.(answer));
      this.#options.done?.(answer);
    };
  };

  /** Keeps it on this device. Where even that fails, the form keeps what was typed. */
  async #keep(formData: FormData, tried: boolean): Promise<void> {
    try {
      await this.#options.later?.keep(formData, tried);
      toast(m.road_kept(), { tone: 'info' });
      this.#options.done?.(undefined);
    } catch (error) {
      console.debug(error);
      toast(m.error_offline_text(), { tone: 'critical' });
    } finally {
      this.pending = false;
    }
  }
}
