/** A page on which a policy is changed: how its draft is sent, tried and refused, whichever policy it is of. */
import { tick } from 'svelte';
import { goto, refreshAll } from '$app/navigation';
import type { SubmitFunction } from '$app/forms';
import { Submission, type ShownProblem } from '#lib/components/submission.svelte.ts';
import type { Faults } from './faults.ts';
import { keepDraft } from './keep-draft.ts';

interface Options<Sent> {
  /** Where the policy is shown; its editor and its what-ifs lie below. */
  home: string;
  /** The lists of the draft in their order now: the server counts by it. */
  lists: () => Sent;
  /** Whether the draft may be sent. */
  maySend: (input: Parameters<SubmitFunction>[0]) => boolean;
  /** What was refused without script. */
  posted: () => ShownProblem | undefined;
}

/** Made while a component begins. */
export class DraftEditor<Sent> {
  /** Something is missing in a rule, or out of range. */
  faulty = $state(false);
  /** Somebody else was quicker. */
  stale = $state(false);
  /** Asked on which past records to try the draft. */
  trying = $state(false);
  /** How often what is written was begun anew. */
  rounds = $state(0);
  /** How often sending was tried: from then on all that is missing is marked. */
  attempts = $state(0);
  /** Without script nothing is known of what was typed, and the buttons must work. */
  scripted = $state(false);
  form: HTMLFormElement | undefined = $state();
  /** The lists as they were sent, in their order then. */
  sent: Sent;
  readonly saving: Submission;
  /** What was refused of the draft when it was only tried on one record. */
  #refusedTry: Faults = $state.raw({});
  readonly #options: Options<Sent>;

  constructor(options: Options<Sent>) {
    this.#options = options;
    this.sent = $state.raw(options.lists());
    this.saving = new Submission({
      sending: () => this.refuseTry({}),
      refused: (refusal) => {
        // What is wrong in the draft is told where it stands; only the days are asked for in the dialog.
        this.trying &&= 'from' in refusal.fields || 'to' in refusal.fields;
        this.stale = refusal.code === 'stale';
        if (this.stale) void refreshAll();
      },
    });
    $effect(() => {
      this.scripted = true;
    });
  }

  get problem(): ShownProblem | undefined {
    return this.saving.problem ?? this.#options.posted();
  }

  readonly errors: Faults = $derived.by(() => ({ ...this.problem?.fields, ...this.#refusedTry }));

  /** For `use:enhance`: what is missing is shown where it stands, instead of being sent. */
  readonly send: SubmitFunction = (input) => {
    const { home, maySend } = this.#options;
    if (maySend(input))
      return keepDraft(
        `${home}/what-if/`,
        (id) => goto(`${home}/edit?draft=${id}`, { replace: true, reset: false }),
        input,
        this.saving.enhance,
      );
    input.cancel();
    this.tellFaults();
  };

  readonly tellFaults = (): void => {
    this.trying = false;
    this.attempts += 1;
    void this.#showFault();
  };

  /** Takes what the server said of the draft as it is now. */
  readonly refuseTry = (fields: Faults): void => {
    this.sent = this.#options.lists();
    this.#refusedTry = fields;
  };

  /** The draft was begun anew, with what stands now. */
  beginAnew(): void {
    this.rounds += 1;
    this.stale = false;
    this.saving.problem = undefined;
  }

  async #showFault(): Promise<void> {
    await tick();
    await tick();
    this.form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-faulty]')?.focus();
  }
}
