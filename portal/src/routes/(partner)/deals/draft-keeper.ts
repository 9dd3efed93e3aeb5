/**
 * Keeps what somebody types, soon after it was typed: one request at a time, the newest words last. What the server
 * could not take is said, and stays in the form. Knows no browser: how things are sent is given to it.
 */
import type { ShownProblem } from '#lib/components/submission.svelte.ts';
import type { DealFields } from './deal-fields.ts';
import type { KeptDeal } from './deal-form-actions.ts';

/** `resting`: nothing was typed yet. `waiting`: typed, and about to be sent. */
export type KeepState = 'resting' | 'waiting' | 'keeping' | 'kept' | 'refused' | 'unreached' | 'overtaken';

/** What is sent: the words, what they replace, and the identity of a draft that does not exist yet. */
export interface Sent {
  fields: DealFields;
  /** Null for a new draft. */
  dealId: string | null;
  /** The version these words were typed over; null: whatever there is now. */
  version: number | null;
  key: string;
}

export type SendAnswer = { kept: KeptDeal } | { problem: ShownProblem };

interface Options {
  /** What the server has. */
  fields: DealFields;
  kept: KeptDeal | null;
  /** Rejects where no answer came. */
  send: (sent: Sent) => Promise<SendAnswer>;
  newKey: () => string;
  /** Hears of every change of state. */
  tell: () => void;
}

/** A pause in typing. */
const pauseMs = 1_200;
const againMs = 15_000;

export class DraftKeeper {
  state: KeepState = 'resting';
  kept: KeptDeal | null;
  problem: ShownProblem | undefined;
  readonly #options: Options;
  #typed: DealFields;
  #onServer: string;
  /** A new draft that was sent and not answered: sent again as it was, so that there are never two. */
  #unanswered: Sent | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<boolean> | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.kept = options.kept;
    this.#typed = options.fields;
    this.#onServer = JSON.stringify(options.fields);
  }

  /** Whether there are words that the server does not have. */
  get unsaved(): boolean {
    return JSON.stringify(this.#typed) !== this.#onServer;
  }

  /** Hears of what was typed. */
  changed(fields: DealFields): void {
    if (JSON.stringify(fields) === JSON.stringify(this.#typed)) return;
    this.#typed = fields;
    if (this.state === 'overtaken') return;
    if (this.#underWay === undefined) this.#become(this.unsaved ? 'waiting' : this.#calm());
    this.#soon(pauseMs);
  }

  /** Sends now what waits. Answers whether the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#underWay ??= this.#sendAll().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** Waits until nothing is under way, and sends nothing more by itself: the form itself is being sent. */
  async rest(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#underWay;
    clearTimeout(this.#timer);
  }

  /** The form was kept by another way. */
  adopt(kept: KeptDeal): void {
    this.kept = kept;
    this.#unanswered = undefined;
    this.#onServer = JSON.stringify(this.#typed);
    this.#become('kept');
  }

  /** Replaces what somebody else wrote meanwhile. */
  async overwrite(): Promise<boolean> {
    if (this.kept !== null) this.kept = { ...this.kept, version: 0 };
    this.#become('waiting');
    return this.flush();
  }

  #calm = (): KeepState => (this.kept === null ? 'resting' : 'kept');

  #become(state: KeepState, problem?: ShownProblem): void {
    this.state = state;
    this.problem = problem;
    this.#options.tell();
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  /** A draft begins with its company: before that there is nothing to find it by. */
  #worthKeeping = (): boolean => this.kept !== null || this.#typed['company.name']?.trim() !== '';

  async #sendAll(): Promise<boolean> {
    if (this.state === 'overtaken') return false;
    while (this.unsaved) {
      if (!this.#worthKeeping()) return false;
      if (!(await this.#sendOnce())) return false;
    }
    return true;
  }

  async #sendOnce(): Promise<boolean> {
    const sent = this.#unanswered ?? {
      fields: this.#typed,
      dealId: this.kept?.dealId ?? null,
      version: this.kept?.version || null,
      key: this.#options.newKey(),
    };
    this.#become('keeping');
    try {
      const answer = await this.#options.send(sent);
      this.#unanswered = undefined;
      if ('problem' in answer) {
        this.#become(answer.problem.code === 'stale' ? 'overtaken' : 'refused', answer.problem);
        return false;
      }
      this.kept = answer.kept;
      this.#onServer = JSON.stringify(sent.fields);
      this.#become(this.unsaved ? 'waiting' : 'kept');
      return true;
    } catch (error) {
      console.debug(error); // nobody knows whether it arrived: the form says so, and it is tried again
      if (sent.dealId === null) this.#unanswered = sent;
      this.#become('unreached');
      this.#soon(againMs);
      return false;
    }
  }
}
