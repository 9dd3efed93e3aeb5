/** A submission from the visitor's click to the lead: judged, read, and written once with everything that goes with it. */
import type { TypedSubmission, WebForm } from '@rafiq/shared/forms/contract.ts';
import type { RefusalReason } from '@rafiq/shared/forms/status.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import type { Problem } from '#functions/kernel/problem.ts';
import { sign } from '#functions/kernel/sign.ts';
import { enquireAgain, submitLead, type Beside } from '#functions/leads/index.ts';
import { enquiryMarks } from './domain/enquiry-marks.ts';
import { leadOfSubmission } from './domain/lead-of-submission.ts';
import { faultOfProof, type Proof } from './domain/proof.ts';
import { readSubmission, type Submission } from './domain/read-submission.ts';
import { secondsUntilOpen, shutForMinute } from './meet-form.ts';
import { bitsShown, readProof } from './proofs.ts';
import { refusal } from './refusal.ts';
import type { Taken } from './store/form-store.ts';
import { readEnquiries, receiptWrites, type KnownEnquiry } from './store/receipts.ts';

const dayMs = 86_400_000;
const mostTries = 4;

export interface Arrival {
  form: WebForm;
  taken: Taken;
  typed: TypedSubmission;
  originAllowed: boolean;
  /** The signed text that was handed out, and the work done for it, if that kind wants any. */
  proof: { kind: Proof['kind']; text: string | undefined; solution: string | undefined };
  change: Change;
}

/** The first reason not to take a submission, before anything of it is read; else its proof. */
function judge(arrival: Arrival): { reason: RefusalReason } | { proof: Proof } {
  const { form, taken, typed, proof: given, change } = arrival;
  if (taken.now >= form.perMinute) return { reason: 'rate' };
  if (!arrival.originAllowed) return { reason: 'origin' };
  if ((typed.website ?? '') !== '') return { reason: 'trap' };
  if (given.text === undefined) return { reason: 'proof-missing' };
  const proof = readProof(given.text);
  const reason = faultOfProof(proof, {
    kind: given.kind,
    formId: form.id,
    nowMs: Date.parse(change.at),
    shownBits: given.solution === undefined ? 0 : bitsShown(given.text, given.solution),
  });
  if (reason !== undefined) return { reason };
  return proof === undefined ? { reason: 'proof-wrong' } : { proof };
}

/**
 * Takes a submission: a person who asked for the same within the form's days adds to the open lead, everybody else
 * opens one (3 requests and 1 transaction; nobody can tell from the answer which it was).
 * @throws Problem the refusal, counted; nothing else was changed
 */
export async function takeSubmission(arrival: Arrival): Promise<Submission> {
  const { form, typed, change } = arrival;
  const judged = judge(arrival);
  if ('reason' in judged) throw await refuse(form, judged.reason, change);
  const { submission, faults } = readSubmission(form, typed);
  if (submission === undefined) throw await refusal(form.id, 'fields', change, { errors: faults });
  for (let tries = 1; ; tries += 1) {
    try {
      await record(form, submission, judged.proof, change);
      return submission;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.label === 'form-spent') throw await refuse(form, 'proof-used', change, error);
      if (error.label === 'form-minute') throw await refuse(form, 'rate', change, error);
      // The same person at the same moment: the next reading finds the lead the other one opened.
      if (error.label !== 'form-enquiry' || tries === mostTries) throw error;
    }
  }
}

function refuse(form: WebForm, reason: RefusalReason, change: Change, cause?: unknown): Promise<Problem> {
  if (reason !== 'rate') return refusal(form.id, reason, change, { cause });
  shutForMinute(form, change.at);
  return refusal(form.id, reason, change, { retryAfterSeconds: secondsUntilOpen(change.at), cause });
}

async function record(form: WebForm, submission: Submission, proof: Proof, change: Change): Promise<void> {
  const marks = form.foldDays === 0 ? [] : enquiryMarks(submission).map((mark) => sign('enquiry', mark));
  const enquiries = await readEnquiries(marks);
  const id = newId('submission');
  const beside =
    (outcome: 'opened' | 'folded'): Beside =>
    (leadId) =>
      receiptWrites({ id, form, submission, proof, outcome, leadId, enquiries, at: change.at });
  const open = openEnquiry(enquiries, Date.parse(change.at) - form.foldDays * dayMs);
  const written = { formName: form.name, note: submission.message };
  if (open !== undefined && (await enquireAgain(open, written, change, beside('folded')))) return;
  const lead = leadOfSubmission(form, submission, change.at);
  await submitLead(lead, change, { beside: beside('opened'), formName: form.name });
}

/** The lead of the newest enquiry that is not too old to be the same. */
function openEnquiry(enquiries: readonly KnownEnquiry[], sinceMs: number): string | undefined {
  const recent = enquiries.flatMap(({ known }) =>
    known !== undefined && Date.parse(known.at) >= sinceMs ? [known] : [],
  );
  return recent.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.leadId;
}
